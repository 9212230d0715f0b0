package dev.ballast.cli;

import dev.ballast.storage.StorageException;
import dev.ballast.storage.StorageException.Kind;
import dev.ballast.storage.StorageLister;
import dev.ballast.storage.StorageRoot;
import dev.ballast.tables.HadoopLocation;
import dev.ballast.tables.Location;
import java.io.IOException;
import java.util.Map;

/** Opens what {@code --out} names. */
final class Outputs {
    private Outputs() {}

    /**
     * The place of an output. Sends no request.
     *
     * @param hadoop settings of file systems
     * @throws StorageException if there is no file system for it
     */
    static Location open(StorageRoot root, Map<String, String> hadoop) {
        if (root.isLocal()) {
            return Location.of(root.path());
        }
        // Says in its own words what is wrong with a scheme or with the settings.
        StorageLister.of(root, hadoop);
        try {
            return HadoopLocation.open(root.uri(), hadoop);
        } catch (IOException e) {
            throw new StorageException(Kind.UNREACHABLE, "Cannot connect to " + root + ": " + e.getMessage() + ".");
        }
    }
}
