package dev.ballast.storage;

import java.util.Map;
import java.util.TreeMap;

/** What Ballast sets of Hadoop's file systems, beneath what an administrator sets. */
public final class HadoopSettings {
    private static final String SPARK = "spark.";
    private static final String SPARK_HADOOP = "spark.hadoop.";

    /** Listings that go on beside the reads. */
    private static final int LISTING_CONNECTIONS = 64;

    private HadoopSettings() {}

    /**
     * The settings of file systems among those of a run, with or without Spark's prefix for them.
     *
     * @param connections how many requests of one process may be in flight
     */
    public static Map<String, String> of(Map<String, String> settings, int connections) {
        Map<String, String> hadoop = new TreeMap<>(defaults(connections));
        settings.forEach((key, value) -> {
            if (key.startsWith(SPARK_HADOOP)) {
                hadoop.put(key.substring(SPARK_HADOOP.length()), value);
            } else if (!key.startsWith(SPARK)) {
                hadoop.put(key, value);
            }
        });
        hadoop.putAll(required());
        return hadoop;
    }

    /**
     * What Spark is told: its own settings, and those of file systems with its prefix for them.
     *
     * @param settings all settings of a run
     * @param hadoop those of file systems
     */
    public static Map<String, String> forSpark(Map<String, String> settings, Map<String, String> hadoop) {
        Map<String, String> spark = new TreeMap<>();
        settings.forEach((key, value) -> {
            if (key.startsWith(SPARK)) {
                spark.put(key, value);
            }
        });
        hadoop.forEach((key, value) -> spark.put(SPARK_HADOOP + key, value));
        return spark;
    }

    private static Map<String, String> defaults(int connections) {
        return Map.ofEntries(
                Map.entry("fs.s3a.connection.maximum", String.valueOf(connections + LISTING_CONNECTIONS)),
                // The SDK's own chain knows profiles and web identities too.
                Map.entry(
                        "fs.s3a.aws.credentials.provider",
                        "org.apache.hadoop.fs.s3a.TemporaryAWSCredentialsProvider,"
                                + "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider,"
                                + "software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider"),
                // Hadoop's own limits would wait for days: each wait is twice the one before, give or take a half.
                // These end after a minute, of which a store that is overloaded hears six times.
                Map.entry("fs.s3a.attempts.maximum", "0"),
                Map.entry("fs.s3a.retry.interval", "500ms"),
                Map.entry("fs.s3a.retry.limit", "5"),
                Map.entry("fs.s3a.retry.throttle.interval", "500ms"),
                Map.entry("fs.s3a.retry.throttle.limit", "5"),
                // It names in each request who sent it and why, which takes a quarter of a read's CPU time.
                Map.entry("fs.s3a.audit.enabled", "false"),
                // An answer that does not begin within this time is asked for again.
                Map.entry("fs.s3a.connection.timeout", "30s"),
                // The output is written by one run at a time, to names that are new: nobody asks what lies there.
                Map.entry("fs.s3a.performance.flags", "create,delete,mkdir"));
    }

    private static Map<String, String> required() {
        // The stream of Hadoop 3.5 that is used otherwise caches per process, and fails on a key that was overwritten.
        return Map.of("fs.s3a.input.stream.type", "classic");
    }
}
