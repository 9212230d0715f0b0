package dev.ballast.cli;

import dev.ballast.nightly.RunResult;
import dev.ballast.publish.MetricsFile;
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
        RunResult result = ending.result();
        new MetricsFile(file).write(ending.end(), result == null ? null : result.report());
    }
}
