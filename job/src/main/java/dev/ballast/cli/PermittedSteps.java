package dev.ballast.cli;

import dev.ballast.nightly.Steps;
import java.util.function.Supplier;

/**
 * Asks before each step whether the run may go on.
 *
 * @param steps shows them
 * @param permit throws if it may not
 */
record PermittedSteps(Steps steps, Runnable permit) implements Steps {

    @Override
    public void note(String sentence) {
        steps.note(sentence);
    }

    @Override
    public <T> T run(String step, Supplier<T> work) {
        permit.run();
        return steps.run(step, work);
    }
}
