package dev.ballast.scan;

import dev.ballast.registry.RegistryLayout;
import dev.ballast.storage.FolderContent;
import dev.ballast.storage.Listed;
import dev.ballast.storage.StorageException;
import dev.ballast.storage.StorageException.Kind;
import dev.ballast.storage.StorageLister;
import dev.ballast.storage.StorageRoot;
import dev.ballast.storage.Unlisted;
import java.util.Optional;

/** Makes sure that a place in an object store is the storage of a registry, and, if it is near one, says where that begins. */
final class RegistryPrefix {
    /** Each folder that is looked into costs requests. */
    private static final int FOLDERS_LOOKED_INTO = 32;

    private final StorageRoot registry;
    private final StorageLister lister;

    RegistryPrefix(StorageRoot registry, StorageLister lister) {
        this.registry = registry;
        this.lister = lister;
    }

    /**
     * Checks the location.
     *
     * @throws StorageException if it cannot be listed, or holds no registry
     */
    void check() {
        if (in(RegistryLayout.ROOT).folders().isEmpty()) {
            throw new StorageException(
                    Kind.NOT_A_REGISTRY, registry + " is not the storage of a registry: " + why(in("")));
        }
    }

    private FolderContent in(String folder) {
        FolderContent content = lister.in(folder);
        for (Listed listed : content.files()) {
            if (listed instanceof Unlisted place) {
                throw unreadable(place);
            }
        }
        return content;
    }

    private StorageException unreadable(Unlisted place) {
        String what = "Cannot read the registry at " + registry + ": " + place.why() + ". ";
        return place.isDenied()
                ? new StorageException(
                        Kind.DENIED, what + "Check the credentials, and let them list and read all of it.")
                : new StorageException(
                        Kind.UNREACHABLE, what + "Check --registry and, in --conf, the endpoint and the region.");
    }

    private String why(FolderContent top) {
        Optional<String> above = above();
        if (above.isPresent()) {
            return "it looks like a part of one. Use --registry " + above.get() + ".";
        }
        Optional<String> below = top.folders().stream()
                .limit(FOLDERS_LOOKED_INTO)
                .filter(folder ->
                        !in(folder + "/" + RegistryLayout.ROOT).folders().isEmpty())
                .findFirst();
        if (below.isPresent()) {
            return "one begins a level below. Use --registry " + registry + "/" + below.get() + ".";
        }
        return top.folders().isEmpty() && top.files().isEmpty()
                ? "nothing lies there. Check the spelling; in keys, upper and lower case differ."
                : "it holds no " + RegistryLayout.ROOT + ". Name the prefix that is the registry's rootdirectory.";
    }

    /** The place above, if this one's path is that of a folder inside of a registry. */
    private Optional<String> above() {
        String place = registry + "/";
        for (String inside = RegistryLayout.ROOT + "/"; !inside.isEmpty(); inside = withoutLast(inside)) {
            int at = place.indexOf("/" + inside);
            if (at > place.indexOf("//") + 1 && (inside.startsWith(RegistryLayout.ROOT) || place.endsWith(inside))) {
                return Optional.of(place.substring(0, at));
            }
        }
        return Optional.empty();
    }

    private static String withoutLast(String folders) {
        return folders.substring(0, folders.lastIndexOf('/', folders.length() - 2) + 1);
    }
}
