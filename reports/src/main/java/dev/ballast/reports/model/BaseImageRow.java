package dev.ballast.reports.model;

import org.jspecify.annotations.Nullable;

/**
 * A chain of lowest layers that several images share, as the published table of base images has it.
 *
 * @param name the newest tag that is exactly this chain; nothing if none is
 * @param newestName what that tag's repository offers instead by now; nothing if unknown or this chain
 * @param laggingImages images that go on above the chain although {@code newestName} is newer
 */
public record BaseImageRow(
        String chainId,
        long layers,
        String topDigest,
        long sizeBytes,
        long images,
        long repositories,
        long savedBytes,
        @Nullable String name,
        @Nullable String newestName,
        long laggingImages) {}
