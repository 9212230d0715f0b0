package dev.ballast.nightly;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What a run is called, and when it began: "now" for everything that it decides.
 *
 * @param runId such as {@code 20261123T023000Z-1a2b3c4d}
 * @param at in whole milliseconds: finer times say nothing, and make documents hard to read
 */
public record RunStart(String runId, Instant at) {
    static final Duration TICK = Duration.ofMillis(1);

    /** A run that begins now. */
    public static RunStart now(Clock clock) {
        Instant at = Clock.tick(clock, TICK).instant();
        return new RunStart(RunId.of(at, new SecureRandom()), at);
    }
}
