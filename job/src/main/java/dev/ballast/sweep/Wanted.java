package dev.ballast.sweep;

import dev.ballast.plan.PlanItem;
import dev.ballast.registry.Entry;
import dev.ballast.registry.ReferrerTags;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.storage.StoredFile;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The items that a look is about: blobs, links of repositories, tags. */
final class Wanted {
    private final DigestSet blobs = new DigestSet();
    private final DigestSet layers = new DigestSet();
    private final DigestSet revisions = new DigestSet();
    private final Map<String, Instant> tags = new HashMap<>();
    private final Set<String> manifestRepositories = new HashSet<>();
    private final List<ReferrerTag> referrerTags = new ArrayList<>();
    private final DigestSet candidates = new DigestSet();
    private boolean empty = true;

    private record ReferrerTag(String subject, String tag, String repository) {}

    /** A digest within a repository, as one text. */
    static String pair(String repository, String digest) {
        return repository + "@" + digest;
    }

    /** Adds an item. If a tag or manifest is found in its place, it is there to stay. */
    void add(PlanItem item) {
        Entry entry = RegistryLayout.classify(item.path());
        if (entry instanceof Entry.BlobData) {
            blobs.add(item.digest());
        } else if (entry instanceof Entry.LayerLink link) {
            layers.add(pair(link.repository(), link.digest().toString()));
            layers.add(pair(link.repository(), item.digest()));
        } else if (entry instanceof Entry.RevisionLink link) {
            revisions.add(pair(link.repository(), link.digest().toString()));
            manifestRepositories.add(link.repository());
        } else if (entry instanceof Entry.TagCurrentLink tag) {
            tags.put(Kin.tag(tag.repository(), tag.tag()), plannedTime(item));
            ReferrerTags.subject(tag.tag())
                    .ifPresent(subject -> referrerTags.add(
                            new ReferrerTag(subject, Kin.tag(tag.repository(), tag.tag()), tag.repository())));
            manifestRepositories.add(tag.repository());
        } else {
            return;
        }
        empty = false;
    }

    /** Adds an item that is found in its place and will be taken out of it, unless it has changed or is needed. */
    void addCandidate(PlanItem item) {
        add(item);
        if (Step.of(item).isOfManifests()) {
            candidates.add(item.path() + "@" + plannedTime(item));
        }
    }

    private static Instant plannedTime(PlanItem item) {
        return OffsetDateTime.parse(item.modifiedAt()).toInstant();
    }

    /** Whether a file is one that will be taken. */
    boolean mayGo(StoredFile file) {
        return candidates.contains(file.path() + "@" + file.modifiedAt().truncatedTo(ChronoUnit.MICROS));
    }

    /** A tag that holds what refers to a manifest is needed by that. */
    void bindReferrerTags(Kin kin) {
        for (ReferrerTag tag : referrerTags) {
            kin.bind(Kin.manifest(tag.repository(), tag.subject()), tag.tag(), "holds what refers to " + tag.subject());
        }
    }

    /** Whether nothing in it can be needed by anything. */
    boolean isEmpty() {
        return empty;
    }

    boolean hasBlob(String digest) {
        return blobs.contains(digest);
    }

    boolean hasLayer(String repository, String digest) {
        return layers.contains(pair(repository, digest));
    }

    boolean hasRevision(String repository, String digest) {
        return revisions.contains(pair(repository, digest));
    }

    /** When a tag was pushed, as the plan knows it; nothing of a tag that is not wanted. */
    Optional<Instant> pushedAt(String repository, String tag) {
        return Optional.ofNullable(tags.get(Kin.tag(repository, tag)));
    }

    /** Whether tags and manifests of the repository may need each other. */
    boolean hasManifestsOf(String repository) {
        return manifestRepositories.contains(repository);
    }
}
