package dev.ballast.properties;

import dev.ballast.registry.Digest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a random registry holds, as its maker knows it: nothing here is read back from storage. */
final class Model {
    /** Blobs that are stored. */
    final Set<Digest> stored = new HashSet<>();
    /** What each readable manifest names, every digest as it is stored; manifests that are not in it are damaged. */
    final Map<Digest, Set<Digest>> names = new HashMap<>();

    /** Manifests that name a digest which no link resolves. */
    final Set<Digest> unresolved = new HashSet<>();

    final Map<String, Repository> repositories = new HashMap<>();

    static final class Repository {
        final Set<Digest> revisions = new HashSet<>();
        /** The digest that each link is named by, and the one under which its content is stored. */
        final Map<Digest, Digest> layerLinks = new HashMap<>();
    }

    Repository repository(String name) {
        return repositories.computeIfAbsent(name, unseen -> new Repository());
    }
}
