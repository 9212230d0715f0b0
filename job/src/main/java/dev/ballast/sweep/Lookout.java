package dev.ballast.sweep;

import dev.ballast.registry.Digest;
import dev.ballast.registry.Entry;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.storage.Listed;
import dev.ballast.storage.ObjectReader;
import dev.ballast.storage.StorageLister;
import dev.ballast.storage.StoredFile;
import dev.ballast.storage.Unlisted;
import dev.ballast.sweep.FreshManifest.Names;
import dev.ballast.tables.AtOnce;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Looks at the registry as it is now: lists every link, reads every manifest that the plan's run did not know, and says
 * which planned items are needed. A blob that any repository links is needed, whoever wrote the link and when: clients that
 * find it linked do not upload it again. A layer link is needed by a manifest of its repository; a manifest by a tag, or by
 * an index that names it.
 */
final class Lookout {
    private static final int LINK_LIMIT_BYTES = 1024;
    private static final int READS_AT_ONCE = 32;
    private static final int BATCH = 512;

    private final StorageLister lister;
    private final ObjectReader reader;
    private final KnownRevisions known;
    private final Clock clock;

    Lookout(StorageLister lister, ObjectReader reader, KnownRevisions known, Clock clock) {
        this.lister = lister;
        this.reader = reader;
        this.known = known;
        this.clock = clock;
    }

    /**
     * Looks which of these items are needed.
     *
     * @throws PartialViewException if a part of the storage cannot be listed or read
     */
    Look look(Wanted wanted) {
        Look look = new Look(clock.instant());
        if (wanted.isEmpty()) {
            return look;
        }
        List<Callable<Runnable>> reads = new ArrayList<>();
        Iterator<Listed> files = lister.below(RegistryLayout.REPOSITORIES);
        while (files.hasNext()) {
            Listed listed = files.next();
            if (listed instanceof Unlisted place) {
                throw new PartialViewException(place.path(), place.why());
            }
            StoredFile file = (StoredFile) listed;
            consider(file, RegistryLayout.classify(file.path()), wanted, look, reads);
            if (reads.size() >= BATCH) {
                read(reads);
            }
        }
        read(reads);
        return look;
    }

    private void consider(StoredFile file, Entry entry, Wanted wanted, Look look, List<Callable<Runnable>> reads) {
        if (entry instanceof Entry.LayerLink link) {
            linked(file, link.repository(), link.digest(), wanted, look, reads);
        } else if (entry instanceof Entry.SignatureLink link) {
            linked(file, link.repository(), link.signature(), wanted, look, reads);
        } else if (entry instanceof Entry.RevisionLink link) {
            linked(file, link.repository(), link.digest(), wanted, look, reads);
            if (!known.contains(link.repository(), link.digest().toString(), file.modifiedAt())) {
                reads.add(() -> manifest(link.repository(), link.digest(), file, wanted, look));
            }
        } else if (entry instanceof Entry.TagCurrentLink tag && wanted.hasRevisionsOf(tag.repository())) {
            reads.add(() -> tag(tag, file, wanted, look));
        }
    }

    private void linked(
            StoredFile file,
            String repository,
            Digest digest,
            Wanted wanted,
            Look look,
            List<Callable<Runnable>> reads) {
        if (digest.isCanonical()) {
            needBlob(digest.toString(), "linked by " + repository, wanted, look);
        } else {
            reads.add(() -> {
                String stored = content(file);
                return () -> needBlob(stored, "linked by " + repository, wanted, look);
            });
        }
    }

    private static void needBlob(String digest, String why, Wanted wanted, Look look) {
        if (wanted.hasBlob(digest)) {
            look.needBlob(digest, why);
        }
    }

    private Runnable tag(Entry.TagCurrentLink tag, StoredFile file, Wanted wanted, Look look) {
        String digest = content(file);
        return () -> {
            if (wanted.hasRevision(tag.repository(), digest)) {
                look.needRevision(tag.repository(), digest, "tag " + tag.tag() + " points at it");
            }
        };
    }

    private Runnable manifest(String repository, Digest digest, StoredFile link, Wanted wanted, Look look) {
        Digest stored =
                digest.isCanonical() ? digest : Digest.tryParse(content(link)).orElse(digest);
        Names names = FreshManifest.read(reader, stored);
        String why = "named by the manifest " + digest + " of " + repository;
        return () -> {
            if (!names.areAll()) {
                look.keepWhole(repository);
            }
            for (String name : names.digests()) {
                needBlob(name, why, wanted, look);
                if (wanted.hasLayer(repository, name)) {
                    look.needLayer(repository, name, why);
                }
                if (wanted.hasRevision(repository, name)) {
                    look.needRevision(repository, name, why);
                }
            }
        };
    }

    /** What a link holds; one that vanished holds nothing. */
    private String content(StoredFile link) {
        return LinkText.of(reader, link, LINK_LIMIT_BYTES);
    }

    private static void read(List<Callable<Runnable>> reads) {
        AtOnce.all(reads, READS_AT_ONCE).forEach(Runnable::run);
        reads.clear();
    }
}
