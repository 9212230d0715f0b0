package dev.ballast.sweep;

import dev.ballast.policy.InUse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a plan is applied.
 *
 * @param readOnlyRegistry that nobody writes to the registry: blobs need not wait for their grace time
 * @param grace how long blobs stay after their last link went, for clients that had seen the link
 * @param deadline when to stop, if it is limited
 * @param mostFailures how many items may fail before the sweep stops
 * @param inUse images that somebody uses by now
 * @param permanent whether what was moved aside is deleted at the end, with no way back
 */
public record SweepOptions(
        boolean readOnlyRegistry,
        Duration grace,
        Optional<Instant> deadline,
        int mostFailures,
        InUse inUse,
        boolean permanent) {
    public static final int DEFAULT_MOST_FAILURES = 100;
}
