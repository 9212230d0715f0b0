package dev.ballast.sweep;

import dev.ballast.plan.PlanItem;
import dev.ballast.registry.Entry;
import dev.ballast.registry.RegistryLayout;
import java.util.Locale;

/**
 * The steps of a sweep, in their order: who looks at the registry between two of them sees no tag without its manifest and
 * no link without its blob.
 */
enum Step {
    /** What tags used to point at. First, so that a tag pushed again meanwhile leaves a trace: its history comes back. */
    HISTORY,
    TAGS,
    REVISIONS,
    /** Layer links and uploads: what says that something is there. */
    LINKS,
    BLOBS;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its items are tags or manifests, which need each other. */
    boolean isOfManifests() {
        return this == HISTORY || this == TAGS || this == REVISIONS;
    }

    /** When an item's turn is, by what its path is; what fits nowhere comes with the links, and is left alone. */
    static Step of(PlanItem item) {
        Entry entry = RegistryLayout.classify(item.path());
        if (entry instanceof Entry.TagCurrentLink) {
            return TAGS;
        }
        if (entry instanceof Entry.TagHistoryLink) {
            return HISTORY;
        }
        if (entry instanceof Entry.RevisionLink) {
            return REVISIONS;
        }
        return entry instanceof Entry.BlobData ? BLOBS : LINKS;
    }
}
