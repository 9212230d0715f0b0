package dev.ballast.testing;

import dev.ballast.nightly.LocalSpark;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** One Spark for all tests of a JVM: starting it takes longer than most tests. Nobody stops it. */
public final class SharedSpark {
    /** To compile a query takes longer than to interpret it over a handful of rows; it gives the same either way. */
    private static final Map<String, String> FOR_FEW_ROWS = Map.of(
            "spark.sql.shuffle.partitions",
            "2",
            "spark.default.parallelism",
            "2",
            "spark.sql.codegen.wholeStage",
            "false",
            "spark.sql.adaptive.enabled",
            "false",
            "spark.sql.codegen.factoryMode",
            "NO_CODEGEN");

    private static final SparkSession SESSION = LocalSpark.session(2, FOR_FEW_ROWS);

    private SharedSpark() {}

    public static SparkSession session() {
        return SESSION;
    }
}
