package dev.ballast.nightly;

import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** The Spark to which {@code spark-submit} gave the job, on one machine or on many. */
public final class SubmittedSpark {
    /** What only time and memory depend on: defaults, beneath the submission's settings. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "spark.sql.autoBroadcastJoinThreshold",
            "32MB",
            // Parquet of digests is a fraction of what it is in memory, where a broadcast has to fit.
            "spark.sql.sources.fileCompressionFactor",
            "5.0",
            "spark.sql.maxPlanStringLength",
            "1000",
            "spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs",
            "false",
            "spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version",
            "2",
            "spark.hadoop.parquet.summary.metadata.level",
            "NONE");

    private SubmittedSpark() {}

    /**
     * Starts the session as it was submitted; what results depend on is set as on one machine.
     *
     * @param settings what an administrator sets beyond the submission
     */
    public static SparkSession session(Map<String, String> settings) {
        SparkConf submitted = new SparkConf();
        SparkSession.Builder builder = SparkSession.builder();
        DEFAULTS.forEach((name, value) -> {
            if (!submitted.contains(name)) {
                builder.config(name, value);
            }
        });
        LocalSpark.exactness(builder);
        settings.forEach(builder::config);
        return builder.getOrCreate();
    }
}
