package dev.ballast.policy;

import dev.ballast.policy.Contents.Manifest;
import dev.ballast.policy.Contents.Tag;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a repository's tags and manifests were last pulled. Clients ask for a list by its tag and then for one of its images
 * by digest, so a pull of what a list lists is one of the list, and a pull of what a tag points at is one of the tag.
 */
final class PullTimes {
    private final Contents contents;
    private final Map<String, Instant> pulls;
    private final Map<String, Manifest> manifests;

    private PullTimes(Contents contents, Map<String, Instant> pulls) {
        this.contents = contents;
        this.pulls = pulls;
        this.manifests = contents.byDigest();
    }

    /**
     * The same contents, which know their pulls.
     *
     * @param pulls the last one by tag or digest
     */
    static Contents in(Contents contents, Map<String, Instant> pulls) {
        return pulls.isEmpty() ? contents : new PullTimes(contents, pulls).contents();
    }

    private Contents contents() {
        return new Contents(
                contents.repository(),
                contents.tags().stream().map(this::pulled).toList(),
                contents.manifests().stream().map(this::pulled).toList(),
                contents.history(),
                contents.pins(),
                contents.keptWhole());
    }

    private Tag pulled(Tag tag) {
        Instant ofDigest = tag.digest() == null ? null : last(tag.digest(), new HashSet<>());
        return new Tag(tag.name(), tag.digest(), tag.pushedAt(), latest(pulls.get(tag.name()), ofDigest));
    }

    private Manifest pulled(Manifest manifest) {
        return new Manifest(
                manifest.digest(),
                manifest.pushedAt(),
                last(manifest.digest(), new HashSet<>()),
                manifest.children(),
                manifest.subject());
    }

    private @Nullable Instant last(String digest, Set<String> seen) {
        Instant last = pulls.get(digest);
        Manifest manifest = manifests.get(digest);
        if (manifest != null && seen.add(digest)) {
            for (String child : manifest.children()) {
                last = latest(last, last(child, seen));
            }
        }
        return last;
    }

    private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }
}
