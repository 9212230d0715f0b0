package dev.ballast.cli;

import dev.ballast.nightly.Steps;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Supplier;

/** One line per finished step, with its time. */
final class StepLog implements Steps {
    private final PrintWriter log;

    StepLog(PrintWriter log) {
        this.log = log;
    }

    @Override
    public void note(String sentence) {
        log.println("ballast: " + sentence);
        log.flush();
    }

    @Override
    public <T> T run(String step, Supplier<T> work) {
        long begin = System.nanoTime();
        T result = work.get();
        log.printf(Locale.ROOT, "%-18s %6.1f s%n", step, (System.nanoTime() - begin) / 1e9);
        log.flush();
        return result;
    }
}
