package dev.ballast.sweep;

import java.time.Instant;

/**
 * An object as the store describes it.
 *
 * @param etag as the store writes it, quotes included
 * @param versionId empty in a bucket without versions
 * @param storageClass what it costs to keep, empty for the usual one
 */
record StoredObject(
        String key, long sizeBytes, Instant modifiedAt, String etag, String versionId, String storageClass) {}
