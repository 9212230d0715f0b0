package dev.ballast.scan;

import dev.ballast.storage.Listed;
import dev.ballast.storage.StorageLister;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Listings of shards, of each of which one portion at a time is asked for; a next shard begins where none waits to go on. */
final class Walks implements Iterator<Walks.Walk> {
    /** As many keys as an object store gives in one answer; of more, a portion would take too much memory. */
    private static final int PORTION = 1000;

    private final StorageLister lister;
    private final Iterator<Shard> shards;
    private final Queue<Walk> open = new ArrayDeque<>();

    Walks(StorageLister lister, Iterator<Shard> shards) {
        this.lister = lister;
        this.shards = shards;
    }

    @Override
    public boolean hasNext() {
        return !open.isEmpty() || shards.hasNext();
    }

    @Override
    public Walk next() {
        Walk waiting = open.poll();
        if (waiting == null && !shards.hasNext()) {
            throw new NoSuchElementException();
        }
        return waiting == null ? new Walk(shards.next()) : waiting;
    }

    /** What a portion holds; its listing goes on if there may be more. */
    Iterator<Listed> taken(Portion portion) {
        if (portion.found().size() == PORTION) {
            open.add(portion.walk());
        }
        return portion.found().iterator();
    }

    /** What one step of a listing found. */
    record Portion(Walk walk, List<Listed> found) {}

    /** One shard's listing, which one thread after the other leads on. */
    final class Walk {
        private final Shard shard;
        private @Nullable Iterator<Listed> rest;

        private Walk(Shard shard) {
            this.shard = shard;
        }

        Portion portion() {
            if (rest == null) {
                rest = shard.list(lister);
            }
            List<Listed> found = new ArrayList<>();
            while (found.size() < PORTION && rest.hasNext()) {
                found.add(rest.next());
            }
            return new Portion(this, found);
        }
    }
}
