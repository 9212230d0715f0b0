package dev.ballast.cli;

import java.util.function.Supplier;
import org.apache.spark.SparkJobInfo;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.api.java.JavaSparkStatusTracker;

/**
 * Counts the tasks of the jobs that Spark is at.
 *
 * @param tracker what Spark tells
 */
record SparkParts(JavaSparkStatusTracker tracker) implements Supplier<Parts> {
    @Override
    public Parts get() {
        Parts parts = Parts.UNKNOWN;
        for (int id : tracker.getActiveJobIds()) {
            SparkJobInfo job = tracker.getJobInfo(id);
            if (job != null) {
                parts = parts.plus(of(job));
            }
        }
        return parts;
    }

    private Parts of(SparkJobInfo job) {
        Parts parts = Parts.UNKNOWN;
        for (int id : job.stageIds()) {
            SparkStageInfo stage = tracker.getStageInfo(id);
            if (stage != null) {
                parts = parts.plus(new Parts(stage.numCompletedTasks(), stage.numTasks()));
            }
        }
        return parts;
    }
}
