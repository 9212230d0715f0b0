package dev.ballast.policy;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A repository as a policy sees it. Digests are those under which manifests are stored. All of it stands in an order of its
 * own: on a cluster, what is told of a repository comes in any, and what is said about it must be the same.
 *
 * @param repository its name
 * @param tags what clients pull by
 * @param manifests every revision
 * @param history what tags ever pointed at
 * @param pins what somebody uses, and who
 * @param keptWhole why all of it stays, whatever the policy says; nothing if the policy decides
 */
public record Contents(
        String repository,
        List<Tag> tags,
        List<Manifest> manifests,
        List<Past> history,
        List<Pin> pins,
        @Nullable String keptWhole) {

    public Contents {
        tags = ordered(tags, comparing(Tag::name));
        manifests = ordered(manifests, comparing(Manifest::digest));
        history = ordered(history, comparing(Past::tag).thenComparing(Past::digest));
        pins = ordered(pins, comparing(Pin::reference).thenComparing(Pin::user));
    }

    private static <T> List<T> ordered(List<T> all, Comparator<T> order) {
        return all.stream().sorted(order).toList();
    }

    /**
     * A tag.
     *
     * @param digest what it points at; nothing if its link cannot be read
     * @param pushedAt when it was last pushed: the time of its link; nothing if the storage does not say
     */
    public record Tag(
            String name,
            @Nullable String digest,
            @Nullable Instant pushedAt,
            @Nullable Instant pulledAt) {}

    /**
     * A revision.
     *
     * @param pushedAt the time of its link
     * @param children what it lists, if it is an index
     * @param subject what it refers to
     */
    public record Manifest(
            String digest,
            @Nullable Instant pushedAt,
            @Nullable Instant pulledAt,
            List<String> children,
            @Nullable String subject) {
        public Manifest {
            children = List.copyOf(children);
        }
    }

    /** What a tag pointed at since then. */
    public record Past(String tag, String digest, @Nullable Instant at) {}

    /**
     * A use of an image.
     *
     * @param reference a tag's name, or a digest
     * @param user who uses it, in words
     */
    public record Pin(String reference, String user) {
        public boolean isDigest() {
            return reference.contains(":");
        }
    }

    /** The same, each tag and revision of it in use. */
    Contents allInUse(String user) {
        List<Pin> all = new ArrayList<>(pins);
        tags.forEach(tag -> all.add(new Pin(tag.name(), user)));
        manifests.forEach(manifest -> all.add(new Pin(manifest.digest(), user)));
        return new Contents(repository, tags, manifests, history, all, keptWhole);
    }

    /** Revisions by digest. */
    Map<String, Manifest> byDigest() {
        Map<String, Manifest> byDigest = new LinkedHashMap<>();
        manifests.forEach(manifest -> byDigest.put(manifest.digest(), manifest));
        return byDigest;
    }
}
