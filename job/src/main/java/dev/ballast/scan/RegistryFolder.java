package dev.ballast.scan;

import dev.ballast.registry.RegistryLayout;
import dev.ballast.storage.FolderContent;
import dev.ballast.storage.Listed;
import dev.ballast.storage.StorageException;
import dev.ballast.storage.StorageException.Kind;
import dev.ballast.storage.StorageLister;
import dev.ballast.storage.StorageRoot;
import dev.ballast.storage.Unlisted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes sure that a location is the storage of a registry, and, if it is near one, says where that begins. */
public final class RegistryFolder {
    private RegistryFolder() {}

    /**
     * Checks the location.
     *
     * @throws StorageException if there is nothing, a file, or no registry
     */
    public static void check(StorageRoot registry, StorageLister lister) {
        if (registry.isLocal()) {
            check(registry.path(), lister);
        } else {
            new RegistryPrefix(registry, lister).check();
        }
    }

    private static void check(Path path, StorageLister lister) {
        if (!Files.exists(path)) {
            throw new StorageException(
                    Kind.UNREACHABLE,
                    "Cannot read the registry: there is no folder " + path
                            + ". Check --registry and that the storage is" + " mounted.");
        }
        if (!Files.isDirectory(path)) {
            throw notARegistry(path, "it is a file. Name the folder that holds " + RegistryLayout.ROOT + ".");
        }
        FolderContent top = lister.in("");
        denied(path, top);
        FolderContent registryFolder = lister.in(RegistryLayout.ROOT);
        denied(path, registryFolder);
        if (registryFolder.folders().isEmpty()) {
            throw notARegistry(path, why(path, top));
        }
    }

    private static void denied(Path path, FolderContent content) {
        for (Listed listed : content.files()) {
            if (listed instanceof Unlisted place) {
                throw new StorageException(
                        Kind.DENIED,
                        "Cannot read the registry at " + path + ": " + place.path() + ": " + place.why()
                                + ". Give this user read access to the whole storage.");
            }
        }
    }

    private static String why(Path path, FolderContent top) {
        for (Path above = path.getParent(); above != null; above = above.getParent()) {
            if (above.resolve(RegistryLayout.ROOT).startsWith(path)
                    || path.startsWith(above.resolve(RegistryLayout.ROOT))) {
                return isRegistry(above)
                        ? "it lies inside of one. Use --registry " + above + "."
                        : "it holds no " + RegistryLayout.ROOT + ".";
            }
        }
        List<String> below = top.folders().stream()
                .filter(folder -> isRegistry(path.resolve(folder)))
                .toList();
        if (!below.isEmpty()) {
            return "one begins a level below. Use --registry " + path.resolve(below.get(0)) + ".";
        }
        return top.folders().isEmpty() && top.files().isEmpty()
                ? "it is empty. Check that the storage is mounted."
                : "it holds no " + RegistryLayout.ROOT + ". Name the folder that is the registry's rootdirectory.";
    }

    private static boolean isRegistry(Path folder) {
        return Files.isDirectory(folder.resolve(RegistryLayout.ROOT).resolve("repositories"))
                || Files.isDirectory(folder.resolve(RegistryLayout.ROOT).resolve("blobs"));
    }

    private static StorageException notARegistry(Path path, String why) {
        return new StorageException(Kind.NOT_A_REGISTRY, path + " is not the storage of a registry: " + why);
    }
}
