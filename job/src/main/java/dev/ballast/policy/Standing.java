package dev.ballast.policy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How a repository's manifests stand: which are roots, what these reach, and what becomes of each. */
final class Standing {
    private final Units units;
    /** By digest: what would become of a manifest if nothing led to it. */
    private final Map<String, Decision> own = new HashMap<>();

    private final Map<String, String> roots = new TreeMap<>();
    private final Set<String> reached = new HashSet<>();

    Standing(Units units) {
        this.units = units;
    }

    /** Makes a manifest that is there a root; what made it one first stands. */
    void root(String digest, String reason, Decision decision) {
        if (units.has(digest) && roots.putIfAbsent(digest, reason) == null) {
            own.put(digest, decision);
        }
    }

    boolean isRoot(String digest) {
        return roots.containsKey(digest);
    }

    /** What made it a root; nothing if it is none. */
    @Nullable String rootReason(String digest) {
        return roots.get(digest);
    }

    /** Says what would become of a manifest if nothing led to it. */
    void own(String digest, Decision decision) {
        own.put(digest, decision);
    }

    Optional<Decision> own(String digest) {
        return Optional.ofNullable(own.get(digest));
    }

    void reachFromRoots() {
        units.reach(roots.keySet(), reached);
    }

    void reach(String digest) {
        units.reach(List.of(digest), reached);
    }

    boolean isReached(String digest) {
        return reached.contains(digest);
    }

    boolean reachesNothing() {
        return reached.isEmpty();
    }

    /** What becomes of a manifest. */
    Decision decision(String digest) {
        Decision decision = own.get(digest);
        if (isRoot(digest)) {
            return Objects.requireNonNull(decision);
        }
        if (!isReached(digest)) {
            return alone(digest);
        }
        String owner = units.owners(digest).stream()
                .filter(reached::contains)
                .findFirst()
                .orElseThrow();
        String why = "it belongs to " + owner + ", which stays";
        return decision == null ? Decision.keep(null, why) : decision.keptBy(Decision.NEEDED, why);
    }

    /** What becomes of a manifest to which nothing leads that stays: the decision about itself or what it belongs to, nearest first. */
    Decision alone(String digest) {
        return inherited(digest, new HashSet<>());
    }

    private Decision inherited(String digest, Set<String> seen) {
        Decision decision = own.get(digest);
        if (decision != null) {
            return decision;
        }
        seen.add(digest);
        for (String owner : units.owners(digest)) {
            if (!seen.contains(owner)) {
                Decision ofOwner = inherited(owner, seen);
                if (ofOwner.rule() != null && !ofOwner.keeps()) {
                    return Decision.take(ofOwner.rule(), "it belongs to " + owner + ", which goes");
                }
            }
        }
        return Decision.take(null, "nothing that stays leads to it");
    }
}
