package dev.ballast.nightly;

import dev.ballast.plan.Gates;
import dev.ballast.scan.InventoryFile;
import dev.ballast.storage.StorageRoot;
import dev.ballast.tables.Location;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator asked a run to do.
 *
 * @param registry the storage to read
 * @param out where everything is written
 * @param minAge what is younger is protected
 * @param gates what lets a plan through
 * @param capacityBytes what the registry's storage holds; nothing if nobody said
 * @param useCache whether what an earlier run read need not be read again
 * @param toolVersion recorded with the run
 * @param policyInputs what becomes of images
 * @param inventory what lies in the storage, as somebody else listed it; nothing if the run lists it
 * @param resumed the run to go on with; nothing if a new one begins
 */
public record RunOptions(
        StorageRoot registry,
        Location out,
        Duration minAge,
        Gates gates,
        @Nullable Long capacityBytes,
        boolean useCache,
        String toolVersion,
        PolicyInputs policyInputs,
        @Nullable InventoryFile inventory,
        @Nullable String resumed) {
    /** Longer than a push that was interrupted is usually continued. */
    public static final Duration DEFAULT_MIN_AGE = Duration.ofDays(7);

    public RunOptions {
        if (minAge.isNegative()) {
            throw new IllegalArgumentException("A minimum age cannot be negative: " + minAge);
        }
    }

    /** From when ages count: what an inventory does not show may have happened since. */
    Instant seenAt(Instant startedAt) {
        return inventory == null ? startedAt : inventory.listedAt();
    }
}
