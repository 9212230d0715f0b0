package dev.ballast.sample;

import java.time.Instant;
import java.util.List;

/**
 * One push to a repository, and what became of it.
 *
 * @param pushedAt when it was complete
 * @param contents what it brought
 * @param tags what it let point at its top manifest
 * @param deletedAt when the repository's owner deleted its manifests, {@link #NEVER} if they are kept
 */
record Push(Instant pushedAt, Contents contents, List<String> tags, Instant deletedAt) {

    static final Instant NEVER = Instant.MAX;

    Push {
        tags = List.copyOf(tags);
        if (!deletedAt.isAfter(pushedAt)) {
            throw new IllegalArgumentException("Pushed at " + pushedAt + " and deleted at " + deletedAt);
        }
    }

    static Push kept(Instant pushedAt, Contents contents, List<String> tags) {
        return new Push(pushedAt, contents, tags, NEVER);
    }

    boolean isPushedBy(Instant asOf) {
        return !pushedAt.isAfter(asOf);
    }

    boolean isDeletedBy(Instant asOf) {
        return !deletedAt.isAfter(asOf);
    }
}
