package dev.ballast.cli;

import dev.ballast.storage.StorageRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Refuses an output that lies inside the registry, or the registry inside of it: a run must not write there. */
final class OutputFolder {
    private OutputFolder() {}

    static void check(StorageRoot out, StorageRoot registry) {
        Path outFolder = real(out.path());
        Path registryFolder = real(registry.path());
        if (outFolder.startsWith(registryFolder)) {
            throw new UsageException("--out " + out.path() + " lies inside the registry " + registry.path()
                    + ". Name a folder outside of it.");
        }
    }

    /** The path with its symbolic links resolved, as far as it exists. */
    private static Path real(Path path) {
        try {
            if (Files.exists(path)) {
                return path.toRealPath();
            }
            Path parent = path.getParent();
            return parent == null ? path : real(parent).resolve(path.getFileName());
        } catch (IOException e) {
            return path;
        }
    }
}
