package dev.ballast.sweep;

import dev.ballast.policy.InUse;
import dev.ballast.sweep.api.RegistryApi;
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
 * @param throughApi the registry that is to delete tags and manifests itself, or nothing
 */
public record SweepOptions(
        boolean readOnlyRegistry,
        Duration grace,
        Optional<Instant> deadline,
        int mostFailures,
        InUse inUse,
        boolean permanent,
        Optional<RegistryApi> throughApi) {
    public static final int DEFAULT_MOST_FAILURES = 100;

    /** Everything is moved aside in the storage. */
    public SweepOptions(
            boolean readOnlyRegistry,
            Duration grace,
            Optional<Instant> deadline,
            int mostFailures,
            InUse inUse,
            boolean permanent) {
        this(readOnlyRegistry, grace, deadline, mostFailures, inUse, permanent, Optional.empty());
    }

    /** Whether it may delete something with no way back. */
    boolean mayDelete() {
        return permanent || throughApi.isPresent();
    }
}
