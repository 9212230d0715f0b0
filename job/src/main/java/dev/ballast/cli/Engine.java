package dev.ballast.cli;

import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;

/** Where a command that needs Spark has it from. */
interface Engine {

    /**
     * Lends Spark for one piece of work.
     *
     * @param cores how much of the machine it may use
     * @param settings what an administrator sets beyond the defaults
     */
    <T> T use(int cores, Map<String, String> settings, Function<SparkSession, T> work);
}
