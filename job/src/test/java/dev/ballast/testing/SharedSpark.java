package dev.ballast.testing;

import dev.ballast.nightly.LocalSpark;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** One Spark for all tests of a JVM: starting it takes longer than most tests. Nobody stops it. */
public final class SharedSpark {
    private static final SparkSession SESSION =
            LocalSpark.session(2, Map.of("spark.sql.shuffle.partitions", "2", "spark.default.parallelism", "2"));

    private SharedSpark() {}

    public static SparkSession session() {
        return SESSION;
    }
}
