package dev.ballast.sweep;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which tags and manifests are needed, and why: some by themselves, others because one is that they belong to. A manifest
 * brings those that it names, what refers to it, and the tags that hold such referrers; a tag brings its manifest.
 */
final class Kin {
    private final Map<String, String> needed = new HashMap<>();
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
        needed.putIfAbsent(one, why);
    }

    /** Whoever needs one needs the other as well. */
    void bind(String one, String other, String why) {
        bonds.computeIfAbsent(one, key -> new ArrayList<>(1)).add(new Bond(other, why));
    }

    /** Follows the bonds; to be called when everything is said. */
    void settle() {
        Deque<String> open = new ArrayDeque<>(needed.keySet());
        while (!open.isEmpty()) {
            for (Bond bond : bonds.getOrDefault(open.pop(), List.of())) {
                if (needed.putIfAbsent(bond.other(), bond.why()) == null) {
                    open.push(bond.other());
                }
            }
        }
        bonds.clear();
    }

    boolean isEmpty() {
        return needed.isEmpty();
    }

    Optional<String> why(String one) {
        return Optional.ofNullable(needed.get(one));
    }
}
