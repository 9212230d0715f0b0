package dev.ballast.sweep;

import dev.ballast.storage.StorageRoot;

/** Which key of a bucket a path of the registry has, and where it lies while it is aside. */
record BucketPlaces(StorageRoot root, Quarantine quarantine) {

    /** The key of a path that is relative to the storage root. */
    String key(String path) {
        String prefix = root.uri().getPath();
        return prefix.isEmpty() ? path : prefix.substring(1) + "/" + path;
    }

    /** The key of what lies in the quarantine and was at that key. */
    String aside(String key) {
        String prefix = key("");
        return prefix + quarantine.of(key.substring(prefix.length()));
    }

    String probe() {
        return key(quarantine.probe());
    }
}
