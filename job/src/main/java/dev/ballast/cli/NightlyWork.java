package dev.ballast.cli;

import dev.ballast.nightly.NightlyRun;
import dev.ballast.nightly.RunOptions;
import dev.ballast.nightly.RunResult;
import dev.ballast.nightly.RunStart;
import dev.ballast.nightly.Steps;
import dev.ballast.scan.Storage;
import dev.ballast.storage.ObjectReader;
import dev.ballast.storage.StorageLister;
import java.time.Clock;
import java.util.function.Function;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * What of a run needs Spark, in a class of its own: whatever names Spark in a command's methods is loaded with the commands,
 * and most of them run without Spark.
 */
record NightlyWork(
        RunOptions options,
        RunStart start,
        StorageLister lister,
        ObjectReader reader,
        int inFlight,
        Clock clock,
        StepLog shown,
        Steps steps,
        Termination termination)
        implements Function<SparkSession, RunResult> {
    /** A cluster's machines may come while the job runs. */
    private static final int TASKS_OF_CLUSTER = 64;

    @Override
    public RunResult apply(SparkSession spark) {
        Storage storage = new Storage(spark, lister, reader, tasks(spark.sparkContext()), inFlight);
        termination.stops(() -> stop(spark.sparkContext()));
        shown.watch(new SparkParts(new JavaSparkContext(spark.sparkContext()).statusTracker()));
        return new NightlyRun(storage, options, start, clock, steps).run();
    }

    /** Two for each core, so that one that is slow holds nobody up. */
    private static int tasks(SparkContext spark) {
        int perCore = 2 * spark.defaultParallelism();
        return spark.isLocal() ? perCore : Math.max(TASKS_OF_CLUSTER, perCore);
    }

    /** Spark would tell of every task that it gave up, by loggers of which some have a level of their own. */
    private static void stop(SparkContext spark) {
        try {
            if (!spark.isStopped()) {
                Configurator.setAllLevels(LogManager.ROOT_LOGGER_NAME, Level.OFF);
                spark.cancelAllJobs();
            }
        } catch (IllegalStateException e) {
            return; // It has been stopped in the meantime.
        }
    }
}
