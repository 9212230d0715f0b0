package dev.ballast.cli;

import dev.ballast.testing.SharedSpark;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;

/** The Spark that all tests share, which outlives the command. */
final class LentEngine implements Engine {

    @Override
    public <T> T use(int cores, Map<String, String> settings, Function<SparkSession, T> work) {
        return work.apply(SharedSpark.session());
    }
}
