package dev.ballast.plan;

import dev.ballast.plan.DeletionPlan.Total;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a plan frees, repository by repository: of things that only one repository links, so the parts never overlap. */
final class ReclaimableRepositories {
    private final Map<String, Total> totals = new HashMap<>();

    void add(PlanItem item) {
        if (!item.owner().isEmpty()) {
            totals.merge(item.owner(), new Total(1, item.sizeBytes()), Total::plus);
        }
    }

    /** The repositories with the most bytes. */
    List<Map.Entry<String, Total>> largest(int limit) {
        return totals.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Total> entry) ->
                                -entry.getValue().bytes())
                        .thenComparing(Map.Entry::getKey))
                .limit(limit)
                .toList();
    }
}
