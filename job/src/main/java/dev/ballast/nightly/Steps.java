package dev.ballast.nightly;

import java.util.function.Supplier;

/** Hears of the steps of a run, to show how far it is. */
public interface Steps {

    /** Shows nothing. */
    Steps SILENT = new Steps() {
        @Override
        public <T> T run(String step, Supplier<T> work) {
            return work.get();
        }
    };

    /** Says something that an administrator should know, in one sentence. */
    default void note(String sentence) {}

    /** Does a step's work. */
    <T> T run(String step, Supplier<T> work);
}
