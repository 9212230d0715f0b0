package dev.ballast.nightly;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.SparkSession;

/**
 * Sets Spark up for a small registry, once its size is known. To compile a query, and to plan it anew after each of its
 * stages, takes longer than to interpret it over few rows; what it gives is the same either way.
 */
final class FewRows {
    /** Of more, compiled queries are the faster ones. */
    static final long MOST = 30_000;

    static final String PARTITIONS = "spark.sql.shuffle.partitions";

    private static final Map<String, String> INTERPRETED = Map.of(
            "spark.sql.adaptive.enabled",
            "false",
            "spark.sql.codegen.wholeStage",
            "false",
            "spark.sql.codegen.factoryMode",
            "NO_CODEGEN");

    private FewRows() {}

    /**
     * Sets up all later queries of a session, which does no more than one run.
     *
     * @param rows blobs, and files of repositories
     */
    static void prepare(SparkSession spark, long rows) {
        RuntimeConfig queries = spark.conf();
        int tasks = spark.sparkContext().defaultParallelism();
        settings(
                        rows,
                        tasks,
                        Integer.parseInt(queries.get(PARTITIONS)),
                        spark.sparkContext().getConf())
                .forEach(queries::set);
    }

    /**
     * What is set for so many rows.
     *
     * @param tasks how many run at once
     * @param partitions into how many parts rows are exchanged so far
     * @param given what Spark was started with: how queries are made stays as an administrator wants it
     */
    static Map<String, String> settings(long rows, int tasks, int partitions, SparkConf given) {
        if (rows > MOST) {
            return Map.of();
        }
        Map<String, String> settings = new HashMap<>(INTERPRETED);
        settings.keySet().removeIf(given::contains);
        settings.put(PARTITIONS, String.valueOf(Math.min(tasks, partitions)));
        return settings;
    }
}
