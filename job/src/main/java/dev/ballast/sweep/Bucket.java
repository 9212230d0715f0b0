package dev.ballast.sweep;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What a sweep asks of a bucket. Keys are whole. What the store answers for a while only is asked again before it counts;
 * then every method throws {@link SdkException}, which says what it answered.
 */
interface Bucket {

    /** Writes an object; of a versioned bucket, it says under which version. */
    StoredObject put(String key, byte[] content);

    /** The object at a key, or nothing. */
    Optional<StoredObject> find(String key);

    /** Up to a thousand of the objects whose keys begin like this, those that come right after a key. */
    List<StoredObject> page(String prefix, String after);

    /** Every object whose key begins like this. */
    List<StoredObject> below(String prefix);

    /** Copies exactly this object: if there is another one at its key, the answer is 412. */
    void copy(StoredObject object, String to);

    /**
     * Removes what is at a key; a versioned bucket keeps it behind a marker.
     *
     * @param etag only if it is this, if that is said: otherwise the answer is 412
     * @return the marker's version, empty in a bucket without versions
     */
    String remove(String key, Optional<String> etag);

    /** Removes these, a page of them with one request; what came of each. */
    Map<Name, Removal> removeAll(Collection<Name> names);

    /**
     * What is to be removed.
     *
     * @param versionId one version or marker; empty for what is at the key now, which is kept where there are versions
     */
    record Name(String key, String versionId) {
        static Name of(String key) {
            return new Name(key, "");
        }
    }

    /** Removes one version, or a marker: what is under it is there again. */
    void removeVersion(String key, String versionId);

    /** Versions and markers of the keys that begin like this, by key, the newest of each first. */
    List<Version> versions(String prefix);

    /**
     * What came of one key of a page.
     *
     * @param versionId of the marker, empty where there is none
     * @param errorCode the store's name of what went wrong, empty if nothing did
     */
    record Removal(String versionId, String errorCode, String message) {
        boolean isDone() {
            return errorCode.isEmpty();
        }
    }

    /** A version of an object, or a marker that says that there is none. */
    record Version(StoredObject object, boolean isMarker, boolean isLatest) {}
}
