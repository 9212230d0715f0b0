package dev.ballast.plan;

import dev.ballast.plan.DeletionPlan.Total;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What a plan frees, repository by repository: of things that only one repository links, so the parts never overlap. */
public record ReclaimableRepositories(Map<String, Total> totals) {
    public ReclaimableRepositories {
        totals = Map.copyOf(totals);
    }

    /** Adds up the items. */
    public static ReclaimableRepositories of(Iterator<PlanItem> items) {
        Map<String, Total> totals = new HashMap<>();
        while (items.hasNext()) {
            PlanItem item = items.next();
            if (!item.owner().isEmpty()) {
                totals.merge(item.owner(), new Total(1, item.sizeBytes()), Total::plus);
            }
        }
        return new ReclaimableRepositories(totals);
    }

    /** The repositories with the most bytes. */
    public List<Map.Entry<String, Total>> largest(int limit) {
        return totals.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Total> entry) ->
                                -entry.getValue().bytes())
                        .thenComparing(Map.Entry::getKey))
                .limit(limit)
                .toList();
    }
}
