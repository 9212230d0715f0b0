package dev.ballast.cli;

import dev.ballast.nightly.Steps;
import java.util.function.Supplier;

/**
 * One line per finished step, with its time.
 *
 * @param log takes it
 */
record StepLog(Log log) implements Steps {

    @Override
    public void note(String sentence) {
        log.warn(sentence);
    }

    @Override
    public <T> T run(String step, Supplier<T> work) {
        long begun = System.nanoTime();
        T result = work.get();
        log.step(step, System.nanoTime() - begun);
        return result;
    }
}
