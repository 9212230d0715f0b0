package dev.ballast.cli;

import dev.ballast.nightly.RunResult;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.publish.MetricsFile;
import dev.ballast.publish.Output;
import dev.ballast.sweep.HeldAside;
import java.io.IOException;
import java.nio.file.Path;

/** Leaves a file of metrics. */
record MetricsListener(Path file) implements RunListener {

    @Override
    public String name() {
        return "the metrics file " + file;
    }

    @Override
    public void ended(RunEnding ending) throws IOException {
        MetricsFile metrics = new MetricsFile(file);
        RunResult result = ending.result();
        if (result == null) {
            metrics.write(ending.end(), null, null);
        } else {
            metrics.write(
                    ending.end(), result.report(), HeldAside.bytes(new PlanLibrary(new Output(result.out()).plans())));
        }
    }
}
