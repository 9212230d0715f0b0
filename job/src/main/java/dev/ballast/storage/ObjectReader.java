package dev.ballast.storage;

import java.io.Serializable;
import java.util.Map;

/** Reads whole small files: links and manifests. Many threads may share one. */
public interface ObjectReader extends Serializable {

    /**
     * Reads one file.
     *
     * @param path relative to the storage root
     * @param limitBytes more than this is not read: {@link ReadOutcome.TooLarge}
     */
    ReadOutcome read(String path, int limitBytes);

    /**
     * Reads one file that a listing gave. A store that has to know the length needs no request to ask for it; of an object
     * that has grown since, it gives no more than was listed.
     *
     * @param sizeBytes its length as listed
     */
    default ReadOutcome read(String path, long sizeBytes, int limitBytes) {
        return read(path, limitBytes);
    }

    /** This reader, which tells how many requests it sends; one of a disk sends none. */
    default ObjectReader counting(RequestCounter counter) {
        return this;
    }

    /**
     * The reader of a storage.
     *
     * @throws StorageException if there is none for its scheme
     */
    static ObjectReader of(StorageRoot root, Map<String, String> settings) {
        return root.isLocal()
                ? new TreeReader(root)
                : new HadoopReader(HadoopStore.open(root, settings), RequestCounter.NONE);
    }
}
