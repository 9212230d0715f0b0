package dev.ballast.sweep;

import dev.ballast.policy.ImageUse;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Looks at the registry as it is now: lists every link, reads every manifest that the plan's run did not know, and says
 * which planned items are needed. A blob that any repository links is needed, whoever wrote the link and when: clients that
 * find it linked do not upload it again. A layer link is needed by a manifest of its repository; a manifest by a tag, by an
 * index that names it, by what refers to it and came since; and whatever is needed brings its {@link Kin}.
 */
final class Lookout {
    private static final int LINK_LIMIT_BYTES = 1024;
    private static final int READS_AT_ONCE = 32;
    private static final int BATCH = 512;
    private static final String PUSHED_AGAIN = "pushed since the plan";

    private final StorageLister lister;
    private final ObjectReader reader;
    private final KnownRevisions known;
    private final List<ImageUse> uses;
    private final Clock clock;

    private Lookout(StorageLister lister, ObjectReader reader, KnownRevisions known, List<ImageUse> uses, Clock clock) {
        this.lister = lister;
        this.reader = reader;
        this.known = known;
        this.uses = uses;
        this.clock = clock;
    }

    /** Looks at a registry, with the images that somebody uses. */
    static Lookout over(SweptRegistry registry, KnownRevisions known, List<ImageUse> uses) {
        return new Lookout(registry.lister(), registry.reader(), known, uses, registry.clock());
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
        wanted.bindReferrerTags(look.kin());
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
        used(wanted, look);
        look.kin().settle();
        return look;
    }

    private void used(Wanted wanted, Look look) {
        for (ImageUse use : uses) {
            if (wanted.hasManifestsOf(use.repository())) {
                String why = "in use by " + use.user();
                look.kin().need(Kin.manifest(use.repository(), use.reference()), why);
                look.kin().need(Kin.tag(use.repository(), use.reference()), why);
            }
        }
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
        } else if (entry instanceof Entry.TagCurrentLink tag && wanted.hasManifestsOf(tag.repository())) {
            reads.add(() -> tag(tag, file, wanted, look));
        } else if (entry instanceof Entry.TagHistoryLink past) {
            history(past, file, wanted, look);
        }
    }

    /** A push of a tag writes its history first: a history that is newer than the tag is of a push since. */
    private static void history(Entry.TagHistoryLink past, StoredFile file, Wanted wanted, Look look) {
        wanted.pushedAt(past.repository(), past.tag())
                .filter(planned ->
                        file.modifiedAt().truncatedTo(ChronoUnit.MICROS).isAfter(planned))
                .ifPresent(planned -> look.kin().need(Kin.tag(past.repository(), past.tag()), PUSHED_AGAIN));
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

    private Runnable tag(Entry.TagCurrentLink link, StoredFile file, Wanted wanted, Look look) {
        String digest = content(file);
        String tag = Kin.tag(link.repository(), link.tag());
        String manifest = Kin.manifest(link.repository(), digest);
        String why = "tag " + link.tag() + " points at it";
        boolean mayGo = wanted.mayGo(file);
        return () -> {
            if (!mayGo && wanted.pushedAt(link.repository(), link.tag()).isPresent()) {
                look.kin().need(tag, PUSHED_AGAIN);
            }
            if (mayGo) {
                look.kin().bind(tag, manifest, why);
            } else if (wanted.hasRevision(link.repository(), digest)) {
                look.kin().need(manifest, why);
            }
        };
    }

    private Runnable manifest(String repository, Digest digest, StoredFile link, Wanted wanted, Look look) {
        Digest stored =
                digest.isCanonical() ? digest : Digest.tryParse(content(link)).orElse(digest);
        Names names = FreshManifest.read(reader, stored);
        boolean mayGo = wanted.mayGo(link);
        return () -> {
            if (!names.areAll()) {
                look.keepWhole(repository);
            }
            if (mayGo) {
                bind(repository, digest, names, wanted, look.kin());
            } else {
                need(repository, digest, names, wanted, look);
            }
        };
    }

    /** What a manifest that may go would need if it stayed. */
    private static void bind(String repository, Digest digest, Names names, Wanted wanted, Kin kin) {
        String manifest = Kin.manifest(repository, digest.toString());
        for (String name : names.digests()) {
            if (isOther(name, digest) && wanted.hasRevision(repository, name)) {
                kin.bind(manifest, Kin.manifest(repository, name), "named by the manifest " + digest);
            }
        }
        names.subject()
                .ifPresent(subject ->
                        kin.bind(Kin.manifest(repository, subject), manifest, "refers to the manifest " + subject));
    }

    /** What a manifest that stays needs. */
    private static void need(String repository, Digest digest, Names names, Wanted wanted, Look look) {
        String why = "named by the manifest " + digest + " of " + repository;
        if (wanted.hasManifestsOf(repository)) {
            look.kin().need(Kin.manifest(repository, digest.toString()), PUSHED_AGAIN);
            names.subject()
                    .ifPresent(subject -> look.kin()
                            .need(Kin.manifest(repository, subject), "the manifest " + digest + " refers to it"));
        }
        for (String name : names.digests()) {
            needBlob(name, why, wanted, look);
            if (wanted.hasLayer(repository, name)) {
                look.needLayer(repository, name, why);
            }
            if (isOther(name, digest) && wanted.hasRevision(repository, name)) {
                look.kin().need(Kin.manifest(repository, name), why);
            }
        }
    }

    /** A manifest needs its own blob, too; that is no reason for itself. */
    private static boolean isOther(String name, Digest manifest) {
        return !name.equals(manifest.toString());
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
