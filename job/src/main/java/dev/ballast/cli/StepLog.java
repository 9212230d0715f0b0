package dev.ballast.cli;

import dev.ballast.nightly.Steps;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One line per finished step, with its time. Meanwhile, a terminal shows how far the step is, and a log hears of it once in
 * a while.
 */
final class StepLog implements Steps {
    private static final Duration OFTEN = Duration.ofMillis(500);
    private static final Duration SELDOM = Duration.ofSeconds(30);
    private static final double NANOS = 1e9;
    private static final String CLEARED = "\r\u001b[K";

    private final Log log;
    private final @Nullable PrintWriter terminal;
    private final Duration interval;
    private volatile Supplier<Parts> parts = () -> Parts.UNKNOWN;

    /**
     * @param terminal where a line can be written over; nothing if that is nowhere
     * @param interval how often progress is shown
     */
    StepLog(Log log, @Nullable PrintWriter terminal, Duration interval) {
        this.log = log;
        this.terminal = terminal;
        this.interval = interval;
    }

    StepLog(Log log, @Nullable PrintWriter terminal) {
        this(log, terminal, terminal == null ? SELDOM : OFTEN);
    }

    /** From now on, this says how far the running step is. */
    void watch(Supplier<Parts> running) {
        this.parts = running;
    }

    @Override
    public void note(String sentence) {
        log.warn(sentence);
    }

    @Override
    public <T> T run(String step, Supplier<T> work) {
        long begun = System.nanoTime();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(StepLog::daemon);
        var unused = clock.scheduleAtFixedRate(
                () -> show(step, (System.nanoTime() - begun) / NANOS),
                interval.toMillis(),
                interval.toMillis(),
                TimeUnit.MILLISECONDS);
        T result;
        try {
            result = work.get();
        } finally {
            end(clock);
        }
        log.step(step, System.nanoTime() - begun);
        return result;
    }

    private void show(String step, double seconds) {
        String line = String.format(Locale.ROOT, "%s %.0f s", step, seconds)
                + parts.get().text(seconds);
        if (terminal == null) {
            log.progress(step, line);
        } else {
            terminal.print(CLEARED + line);
            terminal.flush();
        }
    }

    /** What is being shown is shown to its end, so that it does not come after the step's own line. */
    private void end(ScheduledExecutorService clock) {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(OFTEN.toMillis(), TimeUnit.MILLISECONDS)) {
                clock.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (terminal != null) {
            terminal.print(CLEARED);
            terminal.flush();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "progress");
        thread.setDaemon(true);
        return thread;
    }
}
