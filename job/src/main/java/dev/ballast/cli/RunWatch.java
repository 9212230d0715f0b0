package dev.ballast.cli;

import dev.ballast.nightly.RunResult;
import dev.ballast.nightly.Steps;
import dev.ballast.reports.metrics.RunEnd;
import dev.ballast.storage.Reasons;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Follows a run from its beginning to its end, whichever that is, and tells the listeners. */
final class RunWatch {
    private static final double NANOS = 1e9;

    private final String registry;
    private final Clock clock;
    private final Log log;
    private final List<RunListener> listeners;
    private final StepTimes times = new StepTimes();
    private @Nullable RunResult result;

    /** @param registry as {@code --registry} names it */
    RunWatch(String registry, List<RunListener> listeners, Clock clock, Log log) {
        this.registry = registry;
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
        this.log = log;
    }

    /** These steps, and how long each takes. */
    Steps timing(Steps steps) {
        return times.around(steps);
    }

    /** The run has published this. */
    void published(RunResult what) {
        result = what;
    }

    /** Does the work of a run. */
    int over(Callable<Integer> run) throws Exception {
        long begun = System.nanoTime();
        // What is no exception ends the process, and its shell hears of a bug.
        int exitCode = ExitCode.BUG;
        String failure = null;
        tell(RunListener::started);
        try {
            exitCode = run.call();
        } catch (Exception e) {
            exitCode = Failures.exitCode(e);
            failure = e.getMessage();
            throw e;
        } finally {
            RunEnd end = new RunEnd(
                    registry,
                    ToolVersion.current(),
                    clock.instant(),
                    exitCode,
                    (System.nanoTime() - begun) / NANOS,
                    times.seconds());
            RunEnding ending = new RunEnding(end, result, failure);
            tell(listener -> listener.ended(ending));
        }
        return exitCode;
    }

    private interface Telling {
        void tell(RunListener listener) throws IOException;
    }

    private void tell(Telling telling) {
        for (RunListener listener : listeners) {
            try {
                telling.tell(listener);
            } catch (IOException e) {
                log.warn("Cannot reach " + listener.name() + ": " + Reasons.of(e)
                        + ". The run is not concerned; check that option.");
            }
        }
    }
}
