package dev.ballast.analytics;

import static org.apache.spark.sql.functions.col;

import dev.ballast.tables.Projects;
import dev.ballast.tables.RepositorySums;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The published table {@code repositories}. */
public final class Repositories {
    static final String PROJECT = "project";
    static final String SHARED_BYTES = "shared_bytes";

    private Repositories() {}

    /**
     * One row per repository that holds anything, without run_id and run_at.
     *
     * @param sums rows of {@link RepositorySums}
     * @param referencedBytes what the fair shares sum to
     */
    public static Dataset<Row> of(Dataset<Row> sums, long referencedBytes) {
        return FairShares.rounded(
                        sums,
                        RepositorySums.REPOSITORY,
                        col(RepositorySums.BLOBS).gt(0),
                        referencedBytes)
                .withColumn(PROJECT, Projects.of(col(RepositorySums.REPOSITORY)))
                .withColumn(
                        SHARED_BYTES, col(RepositorySums.DISTINCT_BYTES).minus(col(RepositorySums.EXCLUSIVE_BYTES)));
    }
}
