package dev.ballast.sweep;

import dev.ballast.registry.RegistryLayout;
import dev.ballast.scan.RegistryFolder;
import dev.ballast.storage.ObjectReader;
import dev.ballast.storage.StorageException;
import dev.ballast.storage.StorageException.Kind;
import dev.ballast.storage.StorageLister;
import dev.ballast.storage.StorageRoot;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * A registry that is to be changed: a folder of a disk, or a place in a bucket of S3.
 *
 * @param settings of Hadoop's file systems
 * @param connections how many requests to a bucket may be in flight at once
 * @param requestsPerSecond how many requests that change something a bucket is sent at most
 */
public record RegistryConnection(
        StorageRoot root, Map<String, String> settings, int connections, double requestsPerSecond) {

    /**
     * Makes sure that there is a registry.
     *
     * @throws StorageException if there is none
     */
    void check() {
        if (!root.isLocal()) {
            RegistryFolder.check(root, lister());
            return;
        }
        for (String folder : List.of(RegistryLayout.BLOBS, RegistryLayout.REPOSITORIES)) {
            if (!Files.isDirectory(root.path().resolve(folder), LinkOption.NOFOLLOW_LINKS)) {
                throw new StorageException(
                        Kind.NOT_A_REGISTRY,
                        "Cannot change the registry at " + root + ": it has no folder " + folder + ". Is it mounted?");
            }
        }
    }

    StorageLister lister() {
        return StorageLister.of(root, settings);
    }

    ObjectReader reader() {
        return ObjectReader.of(root, settings);
    }

    /** What moves aside for a plan. */
    Remover remover(String planId, Clock clock) {
        Quarantine quarantine = new Quarantine(planId);
        return root.isLocal()
                ? new DiskRemover(root, quarantine)
                : new BucketRemover(
                        S3Bucket.open(root, settings, requestsPerSecond),
                        new BucketPlaces(root, quarantine),
                        connections,
                        clock);
    }
}
