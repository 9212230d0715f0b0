package dev.ballast.sweep;

import dev.ballast.plan.PlanItem;
import dev.ballast.registry.Entry;
import dev.ballast.registry.RegistryLayout;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What one look at the registry found to be needed, of the items that it was about. */
final class Look {
    private final Instant takenAt;
    private final Needed blobs = new Needed();
    private final Needed layers = new Needed();
    private final Set<String> keptWhole = new HashSet<>();
    private final Kin kin = new Kin();

    Look(Instant takenAt) {
        this.takenAt = takenAt;
    }

    Instant takenAt() {
        return takenAt;
    }

    void needBlob(String digest, String why) {
        blobs.add(digest, why);
    }

    void needLayer(String repository, String digest, String why) {
        layers.add(Wanted.pair(repository, digest), why);
    }

    /** What tags and manifests need. */
    Kin kin() {
        return kin;
    }

    /** A manifest of the repository does not say what it needs. */
    void keepWhole(String repository) {
        keptWhole.add(repository);
    }

    /** Whether anything at all is needed. */
    boolean foundAny() {
        return !(blobs.isEmpty() && layers.isEmpty() && kin.isEmpty() && keptWhole.isEmpty());
    }

    /** Why an item is needed, or nothing if it is not. */
    Optional<String> need(PlanItem item) {
        Entry entry = RegistryLayout.classify(item.path());
        if (entry instanceof Entry.BlobData) {
            return blobs.why(item.digest());
        }
        if (entry instanceof Entry.RevisionLink link) {
            return manifest(link.repository(), link.digest().toString());
        }
        if (entry instanceof Entry.TagCurrentLink link) {
            return tag(link.repository(), link.tag());
        }
        if (entry instanceof Entry.TagHistoryLink link) {
            return tag(link.repository(), link.tag())
                    .or(() -> manifest(link.repository(), link.digest().toString()));
        }
        return entry instanceof Entry.LayerLink link
                ? layer(link.repository(), link.digest().toString(), item.digest())
                : Optional.empty();
    }

    private Optional<String> tag(String repository, String tag) {
        return kin.why(Kin.tag(repository, tag)).or(() -> whole(repository));
    }

    private Optional<String> manifest(String repository, String digest) {
        return kin.why(Kin.manifest(repository, digest)).or(() -> whole(repository));
    }

    private Optional<String> layer(String repository, String named, String digest) {
        return layers.why(Wanted.pair(repository, named))
                .or(() -> layers.why(Wanted.pair(repository, digest)))
                .or(() -> whole(repository));
    }

    private Optional<String> whole(String repository) {
        return keptWhole.contains(repository)
                ? Optional.of("a manifest of " + repository + " does not say what it needs")
                : Optional.empty();
    }
}
