package dev.ballast.cli;

import dev.ballast.nightly.Steps;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** How long the steps took that ended, in their order. */
final class StepTimes {
    private static final double NANOS = 1e9;

    private final Map<String, Double> seconds = new LinkedHashMap<>();

    Map<String, Double> seconds() {
        return seconds;
    }

    /** These steps, timed. */
    Steps around(Steps steps) {
        return new Steps() {
            @Override
            public void note(String sentence) {
                steps.note(sentence);
            }

            @Override
            public <T> T run(String step, Supplier<T> work) {
                long begun = System.nanoTime();
                T made = steps.run(step, work);
                seconds.merge(step, (System.nanoTime() - begun) / NANOS, Double::sum);
                return made;
            }
        };
    }
}
