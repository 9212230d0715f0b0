package dev.ballast.storage;

import java.io.Serializable;
import java.util.Iterator;
import java.util.Map;

/**
 * Lists a storage. Paths are relative to its root, without a leading or trailing slash. A folder that does not exist is
 * empty, and a file that vanishes while it is being listed was never there; whatever exists and cannot be looked at
 * comes back as {@link Unlisted}, never as an early end.
 */
public interface StorageLister extends Serializable {

    /** Every file below a folder, at any depth, in no particular order, one at a time. */
    Iterator<Listed> below(String folder);

    /** What lies directly in a folder. */
    FolderContent in(String folder);

    /** Whether one request gives many files of a whole subtree, however deep they lie. */
    default boolean isFlat() {
        return false;
    }

    /** This lister, which tells how many requests it sends; one of a disk sends none. */
    default StorageLister counting(RequestCounter counter) {
        return this;
    }

    /**
     * The lister of a storage: a walk on disks, flat listings elsewhere.
     *
     * @throws StorageException if there is none for its scheme
     */
    static StorageLister of(StorageRoot root, Map<String, String> settings) {
        return root.isLocal()
                ? new TreeLister(root)
                : new HadoopLister(HadoopStore.open(root, settings), RequestCounter.NONE);
    }
}
