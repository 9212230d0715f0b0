package dev.ballast.cli;

import dev.ballast.nightly.LocalSpark;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;

/** A Spark in this process that starts with the work and ends with it. */
final class OwnEngine implements Engine {

    @Override
    public <T> T use(int cores, Map<String, String> settings, Function<SparkSession, T> work) {
        SparkSession spark = LocalSpark.session(cores, settings);
        try {
            return work.apply(spark);
        } finally {
            spark.stop();
        }
    }
}
