package dev.ballast.sweep;

import dev.ballast.plan.PlanItem;
import dev.ballast.registry.Entry;
import dev.ballast.registry.RegistryLayout;
import java.util.HashSet;
import java.util.Set;

/** The items that a look is about: blobs, and links of repositories. */
final class Wanted {
    private final DigestSet blobs = new DigestSet();
    private final DigestSet layers = new DigestSet();
    private final DigestSet revisions = new DigestSet();
    private final Set<String> revisionRepositories = new HashSet<>();
    private boolean empty = true;

    /** A digest within a repository, as one text. */
    static String pair(String repository, String digest) {
        return repository + "@" + digest;
    }

    void add(PlanItem item) {
        Entry entry = RegistryLayout.classify(item.path());
        if (entry instanceof Entry.BlobData) {
            blobs.add(item.digest());
        } else if (entry instanceof Entry.LayerLink link) {
            layers.add(pair(link.repository(), link.digest().toString()));
            layers.add(pair(link.repository(), item.digest()));
        } else if (entry instanceof Entry.RevisionLink link) {
            revisions.add(pair(link.repository(), link.digest().toString()));
            revisionRepositories.add(link.repository());
        } else {
            return;
        }
        empty = false;
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

    /** Whether tags of the repository may keep something. */
    boolean hasRevisionsOf(String repository) {
        return revisionRepositories.contains(repository);
    }
}
