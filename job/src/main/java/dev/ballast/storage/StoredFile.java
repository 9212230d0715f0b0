package dev.ballast.storage;

import java.time.Instant;

/**
 * One file or object, as the listing gave it.
 *
 * @param path relative to the storage root, {@code /}-separated, exactly as listed
 * @param sizeBytes its length
 * @param modifiedAt the store's modification time
 * @param etag what an object store calls this content, as it writes it; empty where there is no such thing
 */
public record StoredFile(String path, long sizeBytes, Instant modifiedAt, String etag) implements Listed {

    /** A file of a storage without etags. */
    public StoredFile(String path, long sizeBytes, Instant modifiedAt) {
        this(path, sizeBytes, modifiedAt, "");
    }
}
