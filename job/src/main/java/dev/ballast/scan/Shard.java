package dev.ballast.scan;

import dev.ballast.storage.Listed;
import dev.ballast.storage.StorageLister;
import java.io.Serializable;
import java.util.Iterator;

/**
 * A part of the storage that one task lists.
 *
 * @param folder relative to the storage root
 * @param deep whether everything below belongs to it, or only the files directly in it
 */
record Shard(String folder, boolean deep) implements Serializable {

    static Shard below(String folder) {
        return new Shard(folder, true);
    }

    static Shard filesIn(String folder) {
        return new Shard(folder, false);
    }

    Iterator<Listed> list(StorageLister lister) {
        return deep ? lister.below(folder) : lister.in(folder).files().iterator();
    }
}
