package dev.ballast.analytics;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.ballast.tables.BlobState;
import dev.ballast.tables.Candidates;
import dev.ballast.tables.Counted;
import dev.ballast.tables.Joins;
import dev.ballast.tables.Projects;
import dev.ballast.tables.Usage;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The published table {@code projects}: its repositories added up, and its blobs counted once for the whole project. */
public final class ProjectsTable {
    private static final String PROJECT = "project";
    private static final String EXCLUSIVE_BYTES = "exclusive_bytes";
    private static final String RECLAIMABLE_BYTES = "reclaimable_bytes";
    private static final List<String> SUMS = List.of("tags", "manifests", Repositories.LOGICAL_BYTES);

    private ProjectsTable() {}

    /**
     * One row per project, without run_id and run_at.
     *
     * @param repositories the published table
     * @param candidates with what protects each; only what nothing protects is reclaimable
     * @param referencedBytes what the fair shares sum to
     */
    public static Dataset<Row> of(
            Dataset<Row> repositories,
            Dataset<Row> usage,
            Dataset<Row> counted,
            Dataset<Row> candidates,
            long referencedBytes) {
        Column[] sums = SUMS.stream().map(name -> sum(name).as(name)).toArray(Column[]::new);
        Dataset<Row> summed = repositories.groupBy(PROJECT).agg(count(lit(1)).as("repositories"), sums);
        Dataset<Row> whole = summed.join(reached(usage, counted), Joins.on(PROJECT), "left")
                .join(reclaimable(candidates), Joins.on(PROJECT), "left")
                .na()
                .fill(0L);
        return FairShares.rounded(
                        whole, PROJECT, col(Repositories.REACHED_BLOBS).gt(0), referencedBytes)
                .withColumn("shared_bytes", col(Repositories.DISTINCT_BYTES).minus(col(EXCLUSIVE_BYTES)));
    }

    private static Dataset<Row> reached(Dataset<Row> usage, Dataset<Row> counted) {
        Dataset<Row> stored = counted.filter(col(Counted.STATE).equalTo(BlobState.REFERENCED.label()))
                .select(Counted.DIGEST, Counted.SIZE_BYTES, Counted.PROJECT_REFERENCES);
        Column size = col(Counted.SIZE_BYTES);
        Column projects = col(Counted.PROJECT_REFERENCES);
        return usage.filter(Usage.REACHED)
                .select(Projects.of(col(Usage.REPOSITORY)).as(PROJECT), col(Usage.DIGEST))
                .distinct()
                .join(stored, Usage.DIGEST)
                .groupBy(PROJECT)
                .agg(
                        count(lit(1)).as(Repositories.REACHED_BLOBS),
                        sum(size).as(Repositories.DISTINCT_BYTES),
                        sum(when(projects.equalTo(1), size).otherwise(0L)).as(EXCLUSIVE_BYTES),
                        sum(FairShares.whole(size, projects)).as(FairShares.WHOLE),
                        sum(FairShares.parts(size, projects)).as(FairShares.PARTS));
    }

    private static Dataset<Row> reclaimable(Dataset<Row> candidates) {
        Column owner = coalesce(col(Candidates.REPOSITORY), col(Candidates.LAST_LINKED_BY));
        Column isOfOneProject = col(Candidates.REPOSITORY)
                .isNotNull()
                .or(col(Candidates.LINKING_PROJECTS).equalTo(1));
        return candidates
                .filter(col(Candidates.PROTECTED_BY).isNull().and(isOfOneProject))
                .groupBy(Projects.of(owner).as(PROJECT))
                .agg(sum(Candidates.SIZE_BYTES).as(RECLAIMABLE_BYTES));
    }
}
