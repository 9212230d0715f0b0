package dev.ballast.sweep;

import java.util.List;

/** What stops a pass before its end: the time that it was given, too many failures, or too many in a row, a signal. */
final class Brakes {
    private static final int FAILURES_IN_A_ROW = 20;

    private final SweepOptions options;
    private final Supervision supervision;
    private int failures;
    private int failuresInARow;

    Brakes(SweepOptions options, Supervision supervision) {
        this.options = options;
        this.supervision = supervision;
    }

    void note(List<Act> acts) {
        for (Act act : acts) {
            boolean isFailure = act.outcome() == Outcome.FAILED;
            failures += isFailure ? 1 : 0;
            failuresInARow = isFailure ? failuresInARow + 1 : 0;
            if (failuresInARow >= FAILURES_IN_A_ROW) {
                return;
            }
        }
    }

    Halt halt() {
        if (supervision.toldToEnd().getAsBoolean()) {
            return Halt.TOLD_TO_END;
        }
        if (failures > options.mostFailures() || failuresInARow >= FAILURES_IN_A_ROW) {
            return Halt.TOO_MANY_FAILURES;
        }
        return options.deadline()
                        .filter(deadline -> !supervision.clock().instant().isBefore(deadline))
                        .isPresent()
                ? Halt.OUT_OF_TIME
                : Halt.NONE;
    }
}
