package dev.ballast.cli;

import dev.ballast.nightly.LocalSpark;
import dev.ballast.nightly.SparkVersions;
import dev.ballast.nightly.SubmittedSpark;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;

/**
 * A Spark that starts with the work and ends with it: in this process, or the cluster's, if the process was submitted to
 * one.
 */
record OwnEngine(Submission submission) implements Engine {

    OwnEngine() {
        this(Submission.of(System.getProperties()));
    }

    @Override
    public void require() {
        if (submission.isSubmitted()) {
            SparkVersions.require();
        }
    }

    @Override
    public <T> T use(int cores, Map<String, String> settings, Function<SparkSession, T> work) {
        SparkSession spark =
                submission.isSubmitted() ? SubmittedSpark.session(settings) : LocalSpark.session(cores, settings);
        try {
            return work.apply(spark);
        } finally {
            spark.stop();
        }
    }
}
