package dev.ballast.scan;

import com.google.common.collect.Iterators;
import dev.ballast.storage.Listed;
import dev.ballast.storage.StorageLister;
import java.io.Serializable;
import java.util.Iterator;

/**
 * Lists shards, several side by side where the storage answers several at once; no shard is ever held as a whole.
 *
 * @param inFlight how many listings may wait for the storage at once
 */
record Listing(StorageLister lister, int inFlight) implements Serializable {
    /** A thousand keys take half a megabyte, and each open listing holds one or two such portions. */
    private static final int OPEN_LISTINGS = 16;

    /** Everything in all of them, in no particular order. */
    Iterator<Listed> of(Iterator<Shard> shards) {
        Walks walks = new Walks(lister, shards);
        return Iterators.concat(Iterators.transform(
                InFlight.map(walks, walk -> true, Walks.Walk::portion, Math.min(inFlight, OPEN_LISTINGS)),
                walks::taken));
    }
}
