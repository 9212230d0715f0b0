package dev.ballast.policy;

import dev.ballast.policy.Contents.Manifest;
import dev.ballast.policy.Contents.Tag;
import dev.ballast.registry.ReferrerTags;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What belongs together in a repository: an index and what it lists, a subject and what refers to it; each only where both
 * are revisions.
 */
final class Units {
    private final Map<String, Manifest> manifests;
    private final Map<String, SortedSet<String>> members = new TreeMap<>();
    private final Map<String, SortedSet<String>> owners = new TreeMap<>();

    Units(Contents contents) {
        this.manifests = contents.byDigest();
        for (Manifest manifest : manifests.values()) {
            manifest.children().forEach(child -> lead(manifest.digest(), child));
            if (manifest.subject() != null) {
                lead(manifest.subject(), manifest.digest());
            }
        }
        for (Tag tag : contents.tags()) {
            String target = tag.digest();
            if (target != null) {
                ReferrerTags.subject(tag.name()).ifPresent(subject -> lead(subject, target));
            }
        }
    }

    private void lead(String from, String to) {
        if (!from.equals(to) && manifests.containsKey(from) && manifests.containsKey(to)) {
            members.computeIfAbsent(from, unseen -> new TreeSet<>()).add(to);
            owners.computeIfAbsent(to, unseen -> new TreeSet<>()).add(from);
        }
    }

    boolean has(String digest) {
        return manifests.containsKey(digest);
    }

    /** Whether something leads to it: then it lives and dies with that. */
    boolean isMember(String digest) {
        return owners.containsKey(digest);
    }

    /** What leads to it, by digest. */
    Collection<String> owners(String digest) {
        return owners.getOrDefault(digest, new TreeSet<>());
    }

    /** What a tag is about, if it holds a referrer. */
    Optional<String> subject(Tag tag) {
        Optional<String> byName = ReferrerTags.subject(tag.name());
        return byName.isPresent() ? byName : manifest(tag).map(Manifest::subject);
    }

    /** The revision that a tag points at, if it is one. */
    Optional<Manifest> manifest(Tag tag) {
        return tag.digest() == null ? Optional.empty() : Optional.ofNullable(manifests.get(tag.digest()));
    }

    /** Adds all that these lead to, themselves included, to what is reached already. */
    void reach(Collection<String> roots, Set<String> reached) {
        Deque<String> open = new ArrayDeque<>();
        for (String root : roots) {
            if (manifests.containsKey(root) && reached.add(root)) {
                open.push(root);
            }
        }
        while (!open.isEmpty()) {
            for (String next : members.getOrDefault(open.pop(), new TreeSet<>())) {
                if (reached.add(next)) {
                    open.push(next);
                }
            }
        }
    }

    /** Those that nothing outside of a circle leads to: only a tag's name can close one, and then nobody may go for it. */
    Set<String> inCircles() {
        Set<String> reached = new HashSet<>();
        reach(manifests.keySet().stream().filter(digest -> !isMember(digest)).toList(), reached);
        Set<String> circles = new TreeSet<>(manifests.keySet());
        circles.removeAll(reached);
        return circles;
    }
}
