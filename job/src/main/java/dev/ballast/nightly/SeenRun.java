package dev.ballast.nightly;

import dev.ballast.plan.DeletionPlan;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.publish.LatestRun;
import dev.ballast.publish.Output;
import dev.ballast.tables.RunFolder;
import dev.ballast.tables.WorkingTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The newest run, as it lies at an output.
 *
 * @param plan its plan, which knows when the registry was looked at
 */
record SeenRun(RunFolder folder, LatestRun pointer, DeletionPlan plan) {

    static SeenRun newest(SparkSession spark, Output output) {
        try {
            LatestRun pointer = LatestRun.parse(output.latest().read());
            DeletionPlan plan = new PlanLibrary(output.plans()).plan(pointer.planId());
            return new SeenRun(new RunFolder(spark, output.run(pointer.runId())), pointer, plan);
        } catch (NoSuchFileException e) {
            throw new NothingToSimulateException("Cannot simulate: no run has ended in " + output.folder()
                    + " yet. 'ballast run' writes what is worked on.");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the newest run in " + output.folder(), e);
        }
    }

    /** What it wrote as that table. */
    Dataset<Row> read(WorkingTable table) {
        if (!has(table)) {
            throw new NothingToSimulateException("Cannot simulate: run " + pointer.runId() + " has no table "
                    + table.name() + " any more. Run 'ballast run' again.");
        }
        return folder.read(table);
    }

    /** Whether it wrote that table. */
    boolean has(WorkingTable table) {
        try {
            return !folder.location().resolve(table.name()).names().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder.location(), e);
        }
    }

    Instant at() {
        return pointer.runAt();
    }

    Duration minAge() {
        return Duration.between(plan.snapshot().cutoff(), at());
    }
}
