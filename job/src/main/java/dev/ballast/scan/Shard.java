package dev.ballast.scan;

import dev.ballast.storage.Listed;
import dev.ballast.storage.StorageLister;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;

/** A part of the storage that one task lists. */
sealed interface Shard extends Serializable {

    /** What belongs to it. */
    Iterator<Listed> list(StorageLister lister);

    /**
     * Everything below a folder.
     *
     * @param folder relative to the storage root
     */
    record Below(String folder) implements Shard {
        @Override
        public Iterator<Listed> list(StorageLister lister) {
            return lister.below(folder);
        }
    }

    /** What lay directly in folders above the others', found while those were looked for; hardly ever anything. */
    record Found(List<Listed> files) implements Shard {
        @Override
        public Iterator<Listed> list(StorageLister lister) {
            return files.iterator();
        }
    }
}
