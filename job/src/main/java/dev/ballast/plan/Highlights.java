package dev.ballast.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterators;
import dev.ballast.plan.DeletionPlan.Total;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

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

    /**
     * Looks at a plan while it is made. The repositories are added up by Spark: there may be more of them than one machine
     * holds.
     *
     * @param largestFirst the items as {@code items.csv} has them; only the first are read
     * @param items rows of {@link dev.ballast.tables.Candidates} that are planned
     */
    static Highlights of(Iterator<PlanItem> largestFirst, Dataset<Row> items) {
        return new Highlights(
                ImmutableList.copyOf(Iterators.limit(largestFirst, MOST_ITEMS)),
                ReclaimableRepositories.largest(items, MOST_REPOSITORIES));
    }
}
