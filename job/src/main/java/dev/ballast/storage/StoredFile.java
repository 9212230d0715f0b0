package dev.ballast.storage;

import java.time.Instant;

/**
 * One file or object, as the listing gave it.
 *
 * @param path relative to the storage root, {@code /}-separated, exactly as listed
 * @param sizeBytes its length
 * @param modifiedAt the store's modification time
 */
public record StoredFile(String path, long sizeBytes, Instant modifiedAt) implements Listed {}
