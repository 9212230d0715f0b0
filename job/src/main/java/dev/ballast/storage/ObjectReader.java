package dev.ballast.storage;

import java.io.Serializable;

/** Reads whole small files: links and manifests. */
public interface ObjectReader extends Serializable {

    /**
     * Reads one file.
     *
     * @param path relative to the storage root
     * @param limitBytes more than this is not read: {@link ReadOutcome.TooLarge}
     */
    ReadOutcome read(String path, int limitBytes);
}
