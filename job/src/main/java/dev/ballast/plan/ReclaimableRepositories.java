package dev.ballast.plan;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.ballast.plan.DeletionPlan.Total;
import dev.ballast.tables.Candidates;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a plan frees, repository by repository: of things that only one repository links, so the parts never overlap. */
final class ReclaimableRepositories {
    private static final String OWNER = "owner";
    private static final String ITEMS = "items";
    private static final String BYTES = "bytes";

    private final Map<String, Total> totals = new HashMap<>();

    void add(PlanItem item) {
        if (!item.owner().isEmpty()) {
            totals.merge(item.owner(), new Total(1, item.sizeBytes()), Total::plus);
        }
    }

    /**
     * The repositories with the most bytes.
     *
     * @param items rows of {@link Candidates} that are planned
     */
    static List<Map.Entry<String, Total>> largest(Dataset<Row> items, int limit) {
        Column owner = coalesce(
                col(Candidates.REPOSITORY),
                when(col(Candidates.LINKING_REPOSITORIES).equalTo(1), col(Candidates.LAST_LINKED_BY)));
        return items
                .select(owner.as(OWNER), col(Candidates.SIZE_BYTES))
                .filter(col(OWNER).isNotNull())
                .groupBy(OWNER)
                .agg(count(lit(1)).as(ITEMS), sum(Candidates.SIZE_BYTES).as(BYTES))
                .orderBy(col(BYTES).desc(), col(OWNER))
                .limit(limit)
                .collectAsList()
                .stream()
                .map(row -> Map.entry(row.getString(0), new Total(row.getLong(1), row.getLong(2))))
                .toList();
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
