package dev.ballast.sweep;

import com.google.common.collect.Lists;
import dev.ballast.tables.AtOnce;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Lists what a sweep is about to look at: a page of a listing tells of a thousand keys, a request for one object of one.
 * Pages are asked for as long as each tells of enough. What a listing did not tell is not said to be missing, and what it
 * told too long ago counts no more: whoever asks looks at that object itself. So a store that lists in another order, or
 * leaves something out, costs requests and nothing else. Only for blobs: whoever writes one again also links it, and that is
 * seen by the look after the sweep; a link that was written again a moment ago would be seen by nothing else.
 */
final class Survey {
    private static final Duration LASTS = Duration.ofSeconds(15);
    /** A page costs a store about as much as so many requests for one object. */
    private static final int WORTH = 20;

    private final Bucket bucket;
    private final String prefix;
    private final int connections;
    private final Clock clock;
    private final TreeSet<String> coming = new TreeSet<>();
    private final Map<String, StoredObject> told = new ConcurrentHashMap<>();
    private Instant takenAt = Instant.EPOCH;

    /**
     * A survey of the keys that begin with the prefix.
     *
     * @param connections how many pages are asked for at once
     */
    Survey(Bucket bucket, String prefix, int connections, Clock clock) {
        this.bucket = bucket;
        this.prefix = prefix;
        this.connections = connections;
        this.clock = clock;
    }

    /** Says which keys will be asked for next, in any order; those that were said before are forgotten. */
    void expect(Collection<String> keys) {
        coming.clear();
        coming.addAll(keys);
        told.clear();
        takenAt = Instant.EPOCH;
    }

    /** Lists what is still to come, unless that was done a moment ago. */
    void refresh() {
        if (clock.instant().isBefore(takenAt.plus(LASTS)) || coming.size() < WORTH) {
            return;
        }
        takenAt = clock.instant();
        told.clear();
        List<Callable<Boolean>> parts = new ArrayList<>();
        for (List<String> part : Lists.partition(List.copyOf(coming), S3Bucket.PAGE)) {
            parts.add(() -> list(part));
        }
        AtOnce.all(parts, connections);
    }

    /** Lists sorted keys, page by page; says whether it came to their end. */
    private boolean list(List<String> keys) {
        int next = 0;
        while (next < keys.size()) {
            String key = keys.get(next);
            Optional<String> last = page(key.substring(0, key.length() - 1));
            int first = next;
            while (last.isPresent() && next < keys.size() && keys.get(next).compareTo(last.get()) <= 0) {
                next++;
            }
            if (next - first < WORTH) {
                return next == keys.size();
            }
        }
        return true;
    }

    /** Notes what a page tells of what is to come; the last key of the page, if it told anything. */
    private Optional<String> page(String after) {
        try {
            List<StoredObject> page = bucket.page(prefix, after);
            page.stream()
                    .filter(object -> coming.contains(object.key()))
                    .forEach(object -> told.put(object.key(), object));
            return page.isEmpty()
                    ? Optional.empty()
                    : Optional.of(page.get(page.size() - 1).key());
        } catch (SdkException e) {
            // Whoever looks at one object hears what is wrong, and says it of that object.
            return Optional.empty();
        }
    }

    /** What was listed at a key a moment ago. */
    Optional<StoredObject> sighted(String key) {
        return clock.instant().isBefore(takenAt.plus(LASTS)) ? Optional.ofNullable(told.get(key)) : Optional.empty();
    }

    /** These have been asked for. */
    void forget(Collection<String> keys) {
        keys.forEach(key -> {
            coming.remove(key);
            told.remove(key);
        });
    }
}
