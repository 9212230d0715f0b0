package dev.ballast.doctor;

import dev.ballast.doctor.Finding.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Whether this machine and a storage have the same time, as far as ages need it.
 *
 * @param check its name
 * @param storage whose clock it is, in words
 */
record ClockCheck(String check, String storage) {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /**
     * Compares.
     *
     * @param before here, before the storage was asked
     * @param there what it said
     * @param after here, when it had said so
     */
    Finding of(Instant before, Instant there, Instant after) {
        Duration ahead = Duration.between(after, there);
        Duration behind = Duration.between(there, before);
        Duration off = ahead.compareTo(behind) > 0 ? ahead : behind;
        return off.compareTo(TOLERANCE) > 0
                ? new Finding(
                        check,
                        Verdict.WRONG_TIME,
                        "This machine's clock and that of " + storage + " are " + off.toMinutes() + " minutes apart ("
                                + after.truncatedTo(ChronoUnit.SECONDS) + " here, "
                                + there.truncatedTo(ChronoUnit.SECONDS)
                                + " there); ages of blobs would be wrong. Synchronise the clocks.")
                : Finding.ok(check, "this machine and " + storage + " agree to " + TOLERANCE.toMinutes() + " minutes");
    }
}
