package dev.ballast.sweep;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a sweep came.
 *
 * @param waitsUntil when the blobs may go, if they wait
 * @param tookAny whether this call has gone through items
 */
record Progress(Halt halt, Instant condemnedAt, @Nullable Instant waitsUntil, boolean tookAny) {

    String status() {
        return switch (halt) {
            case OUT_OF_TIME -> SweepResult.OUT_OF_TIME;
            case TOO_MANY_FAILURES -> SweepResult.STOPPED;
            case TOLD_TO_END -> SweepResult.INTERRUPTED;
            case NONE -> waitsUntil == null ? SweepResult.COMPLETE : SweepResult.WAITING;
        };
    }

    /** Whether the next call goes on with the same attempt. */
    boolean isOpen() {
        return halt == Halt.OUT_OF_TIME || halt == Halt.TOLD_TO_END;
    }

    /** Why items that have no outcome have none. */
    String notReached() {
        return switch (status()) {
            case SweepResult.WAITING -> "waits until " + waitsUntil + " for pushes that saw its links";
            case SweepResult.STOPPED -> "not reached: too much had failed before";
            case SweepResult.INTERRUPTED -> "not reached: told to end";
            default -> "not reached in time";
        };
    }
}
