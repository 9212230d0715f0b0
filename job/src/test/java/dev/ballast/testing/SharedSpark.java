package dev.ballast.testing;

import dev.ballast.nightly.LocalSpark;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** One session for all tests of a JVM: starting Spark costs more than most of them. */
public final class SharedSpark {
    private static final Map<String, String> SMALL = Map.of(
            "spark.sql.shuffle.partitions", "2",
            "spark.default.parallelism", "2",
            "spark.sql.codegen.wholeStage", "false");

    private SharedSpark() {}

    public static synchronized SparkSession session() {
        return LocalSpark.session(2, SMALL);
    }
}
