package dev.ballast.cli;

import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;

/** Where a command that needs Spark has it from. */
interface Engine {

    /** How it was started. */
    default Submission submission() {
        return Submission.NONE;
    }

    /**
     * Makes sure, before anything is done, that it is a Spark that the job works with.
     *
     * @throws dev.ballast.nightly.UnsupportedSparkException if it is not
     */
    default void require() {}

    /**
     * Lends Spark for one piece of work.
     *
     * @param cores how much of the machine it may use, if it has only this one
     * @param settings what an administrator sets beyond the defaults
     */
    <T> T use(int cores, Map<String, String> settings, Function<SparkSession, T> work);
}
