package dev.ballast.plan;

import dev.ballast.plan.DeletionPlan.Total;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What stands out among a plan's items.
 *
 * @param items the largest, largest first
 * @param repositories those that gain most, most first
 */
public record Highlights(List<PlanItem> items, List<Map.Entry<String, Total>> repositories) {
    private static final int MOST_ITEMS = 20;
    private static final int MOST_REPOSITORIES = 50;

    public Highlights {
        items = List.copyOf(items);
        repositories = List.copyOf(repositories);
    }

    /**
     * Reads a plan's items to the end, keeping a few.
     *
     * @param largestFirst the items as {@code items.csv} has them
     */
    public static Highlights of(Iterator<PlanItem> largestFirst) {
        List<PlanItem> largest = new ArrayList<>();
        ReclaimableRepositories repositories = new ReclaimableRepositories();
        while (largestFirst.hasNext()) {
            PlanItem item = largestFirst.next();
            repositories.add(item);
            if (largest.size() < MOST_ITEMS) {
                largest.add(item);
            }
        }
        return new Highlights(largest, repositories.largest(MOST_REPOSITORIES));
    }
}
