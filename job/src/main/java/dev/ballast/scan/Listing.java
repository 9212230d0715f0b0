package dev.ballast.scan;

import com.google.common.collect.Iterators;
import dev.ballast.storage.Listed;
import dev.ballast.storage.StorageLister;
import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;

/**
 * Lists shards. Where requests may be in flight, the first pages of the next shards are fetched meanwhile; no shard is
 * ever held as a whole.
 *
 * @param inFlight how many listings may wait for the storage at once
 */
record Listing(StorageLister lister, int inFlight) implements Serializable {
    /** A page of a thousand keys takes half a megabyte, and each open listing holds one or two. */
    private static final int OPEN_LISTINGS = 16;

    /** Everything in all of them, in no particular order. */
    Iterator<Listed> of(Iterator<Shard> shards) {
        return Iterators.concat(InFlight.map(shards, shard -> true, this::begun, Math.min(inFlight, OPEN_LISTINGS)));
    }

    private Iterator<Listed> begun(Shard shard) {
        Iterator<Listed> listed = shard.list(lister);
        return listed.hasNext() ? listed : Collections.emptyIterator();
    }
}
