package dev.ballast.analytics;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import dev.ballast.tables.BlobState;
import dev.ballast.tables.Counted;
import dev.ballast.tables.Projects;
import dev.ballast.tables.RepositorySums;
import dev.ballast.tables.Rows;
import dev.ballast.tables.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The published table {@code projects}: its repositories added up, and its blobs counted once for the whole project. */
public final class ProjectsTable {
    private static final String PROJECT = Repositories.PROJECT;
    private static final String REPOSITORIES = "repositories";
    private static final List<String> BY_REPOSITORY =
            List.of(RepositorySums.TAGS, RepositorySums.MANIFESTS, RepositorySums.LOGICAL_BYTES);
    private static final List<String> SUMS = Stream.of(
                    List.of(REPOSITORIES, RepositorySums.RECLAIMABLE_BYTES), BY_REPOSITORY, RepositorySums.BY_BLOB)
            .flatMap(List::stream)
            .toList();

    /** About a hundred bytes each are sent to every task. */
    private static final long MOST_TO_BROADCAST = 100_000;

    private ProjectsTable() {}

    /**
     * One row per project, without run_id and run_at.
     *
     * @param sums rows of {@link RepositorySums}
     * @param sharedWithin stored blobs that several repositories of one project reach: what {@link #isSharedWithin()} counts
     * @param referencedBytes what the fair shares sum to
     */
    public static Dataset<Row> of(
            Dataset<Row> sums, Dataset<Row> usage, Dataset<Row> counted, long sharedWithin, long referencedBytes) {
        Dataset<Row> shared = Rows.unlessNone(sharedWithin, counted.filter(isSharedWithin()))
                .select(Counted.DIGEST, Counted.SIZE_BYTES, Counted.PROJECT_REFERENCES);
        Dataset<Row> facts = ofRepositories(sums)
                .unionByName(ofShared(usage, sharedWithin <= MOST_TO_BROADCAST ? broadcast(shared) : shared));
        List<Column> totals = new ArrayList<>();
        SUMS.forEach(name -> totals.add(sum(name).as(name)));
        Dataset<Row> projects = facts.groupBy(PROJECT)
                .agg(totals.get(0), totals.subList(1, totals.size()).toArray(Column[]::new));
        return FairShares.rounded(projects, PROJECT, col(RepositorySums.BLOBS).gt(0), referencedBytes)
                .withColumn(
                        Repositories.SHARED_BYTES,
                        col(RepositorySums.DISTINCT_BYTES).minus(col(RepositorySums.EXCLUSIVE_BYTES)));
    }

    /** Whether a row of {@link Counted} is a stored blob that several repositories of one project reach. */
    public static Column isSharedWithin() {
        return col(Counted.STATE)
                .equalTo(BlobState.REFERENCED.label())
                .and(col(Counted.REPOSITORY_REFERENCES).gt(col(Counted.PROJECT_REFERENCES)));
    }

    private static Dataset<Row> ofRepositories(Dataset<Row> sums) {
        List<Column> columns = new ArrayList<>();
        columns.add(Projects.of(col(RepositorySums.REPOSITORY)).as(PROJECT));
        columns.add(lit(1L).as(REPOSITORIES));
        BY_REPOSITORY.forEach(name -> columns.add(col(name)));
        Stream.concat(Stream.of(RepositorySums.RECLAIMABLE_BYTES), RepositorySums.BY_BLOB.stream())
                .forEach(name ->
                        columns.add(col(RepositorySums.OF_PROJECT + name).as(name)));
        return sums.select(columns.toArray(Column[]::new));
    }

    private static Dataset<Row> ofShared(Dataset<Row> usage, Dataset<Row> shared) {
        Map<String, Column> shares = BlobShares.of(col(Counted.SIZE_BYTES), col(Counted.PROJECT_REFERENCES));
        List<Column> columns = new ArrayList<>(List.of(col(PROJECT)));
        SUMS.forEach(name -> columns.add(shares.getOrDefault(name, lit(0L)).as(name)));
        return usage.filter(Usage.REACHED)
                .select(Projects.of(col(Usage.REPOSITORY)).as(PROJECT), col(Usage.DIGEST))
                .join(shared, Usage.DIGEST)
                .distinct()
                .select(columns.toArray(Column[]::new));
    }
}
