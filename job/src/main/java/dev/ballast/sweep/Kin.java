package dev.ballast.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which tags and manifests are needed, and why: some by themselves, others because one is that they belong to. A manifest
 * brings those that it names, what refers to it, and the tags that hold such referrers; a tag brings its manifest.
 */
final class Kin {
    private final Needed needed = new Needed();
    private final Map<String, List<Bond>> bonds = new HashMap<>();

    /** That another one is needed as well. */
    private record Bond(String other, String why) {}

    static String manifest(String repository, String digest) {
        return Wanted.pair(repository, digest);
    }

    static String tag(String repository, String tag) {
        return repository + ":" + tag;
    }

    void need(String one, String why) {
        needed.add(one, why);
    }

    /** Whoever needs one needs the other as well. */
    void bind(String one, String other, String why) {
        bonds.computeIfAbsent(one, key -> new ArrayList<>(1)).add(new Bond(other, why));
    }

    /** Follows the bonds, those of the same length together; to be called when everything is said. */
    void settle() {
        Set<String> open = needed.all();
        while (!open.isEmpty()) {
            Needed reached = new Needed();
            for (String one : open) {
                for (Bond bond : bonds.getOrDefault(one, List.of())) {
                    if (!needed.contains(bond.other())) {
                        reached.add(bond.other(), bond.why());
                    }
                }
            }
            needed.addAll(reached);
            open = reached.all();
        }
        bonds.clear();
    }

    boolean isEmpty() {
        return needed.isEmpty();
    }

    Optional<String> why(String one) {
        return needed.why(one);
    }
}
