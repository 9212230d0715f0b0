package dev.ballast.properties;

import dev.ballast.registry.Digest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What random registries hold, as their maker knows it: nothing here is read back from storage. */
final class Model {
    /** Blobs that are stored. */
    final Map<Digest, Stored> stored = new HashMap<>();

    /** What each readable manifest says; manifests that are not in it are damaged. */
    final Map<Digest, Said> said = new HashMap<>();

    final Map<String, Repository> repositories = new TreeMap<>();

    /** Something that takes space. */
    record Stored(long bytes, Instant at) {}

    /**
     * A link of a repository.
     *
     * @param blob the digest under which its content is stored
     */
    record Link(Digest blob, Instant at) {}

    static final class Repository {
        final Map<Digest, Link> revisions = new HashMap<>();
        /** By the digest that names them, which may be of another algorithm. */
        final Map<Digest, Link> layerLinks = new HashMap<>();

        final Map<String, Link> tags = new HashMap<>();
        /** By tag and digest. */
        final Map<String, Link> tagHistory = new HashMap<>();

        final Set<String> unreadableTags = new TreeSet<>();
        /** By UUID. */
        final Map<String, Stored> uploads = new HashMap<>();

        /** Whether it holds nothing, so that storage does not know it. */
        boolean isEmpty() {
            return links().findAny().isEmpty() && unreadableTags.isEmpty() && uploads.isEmpty();
        }

        /** All that can be read. */
        Stream<Link> links() {
            return Stream.of(revisions, layerLinks, tags, tagHistory).flatMap(links -> links.values().stream());
        }

        /** The digest under which something is stored that a manifest names; nothing if no link says. */
        Optional<Digest> resolved(Digest named) {
            return named.isCanonical()
                    ? Optional.of(named)
                    : Optional.ofNullable(layerLinks.get(named)).map(Link::blob);
        }
    }

    Repository repository(String name) {
        return repositories.computeIfAbsent(name, unseen -> new Repository());
    }

    boolean isStored(Digest blob) {
        return stored.containsKey(blob);
    }

    /** As stored; 0 of what is not. */
    long bytes(Digest blob) {
        Stored found = stored.get(blob);
        return found == null ? 0 : found.bytes();
    }
}
