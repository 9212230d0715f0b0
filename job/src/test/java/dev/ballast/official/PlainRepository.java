package dev.ballast.official;

import dev.ballast.registry.Digest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A repository in plain collections.
 *
 * @param manifests what each manifest names and the registry stores, without the manifest itself; an index names none
 *     here, as its images are manifests themselves
 * @param tags what each tag points at
 */
record PlainRepository(Map<Digest, Set<Digest>> manifests, Map<String, Digest> tags) {
    PlainRepository() {
        this(new HashMap<>(), new HashMap<>());
    }

    /** The manifests, and all that they name. */
    Set<Digest> reached() {
        Set<Digest> reached = new HashSet<>(manifests.keySet());
        manifests.values().forEach(reached::addAll);
        return reached;
    }
}
