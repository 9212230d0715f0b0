package dev.ballast.doctor;

import dev.ballast.doctor.Finding.Verdict;
import dev.ballast.registry.Digest;
import dev.ballast.registry.Entry;
import dev.ballast.registry.ManifestLimits;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.scan.RegistryFolder;
import dev.ballast.storage.Listed;
import dev.ballast.storage.ObjectReader;
import dev.ballast.storage.ReadOutcome;
import dev.ballast.storage.Reasons;
import dev.ballast.storage.StorageException;
import dev.ballast.storage.StorageLister;
import dev.ballast.storage.StorageRoot;
import dev.ballast.storage.StoredFile;
import dev.ballast.storage.Unlisted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the registry's storage can be listed and read, has the right time, and whether this user could do harm there.
 * Nothing is stored.
 *
 * @param root where it is said to begin
 * @param hadoop settings of file systems
 */
record RegistryChecks(StorageRoot root, Map<String, String> hadoop, Clock clock) {
    private static final ClockCheck CLOCK = new ClockCheck("store clock", "the registry's storage");

    /** Enough to see whether files can be read; a listing of them is one page of an object store. */
    private static final int LOOKED_AT = 1_000;

    private static final int LINK_LIMIT_BYTES = 4_096;
    private static final String LINK = "/link";
    private static final String WRITING = "writing";

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        StorageLister lister = StorageLister.of(root, hadoop);
        try {
            RegistryFolder.check(root, lister);
        } catch (StorageException e) {
            return List.of(new Finding("registry", verdict(e), String.valueOf(e.getMessage())));
        }
        findings.add(Finding.ok("registry", root + " holds " + RegistryLayout.ROOT));
        findings.add(reading(lister, ObjectReader.of(root, hadoop)));
        findings.add(writing());
        time().ifPresent(findings::add);
        return findings;
    }

    /** Reads a manifest and its link, if one is among the first files; else any link. */
    private static Finding reading(StorageLister lister, ObjectReader reader) {
        String anyLink = null;
        Iterator<Listed> files = lister.below(RegistryLayout.REPOSITORIES);
        for (int seen = 0; seen < LOOKED_AT && files.hasNext(); seen++) {
            Listed listed = files.next();
            if (listed instanceof Unlisted place) {
                return new Finding(
                        "reading",
                        Verdict.DENIED,
                        "Cannot list " + place.path() + ": " + place.why()
                                + ". A run would plan nothing; give this user read access to the whole storage.");
            }
            if (listed instanceof StoredFile file) {
                if (RegistryLayout.classify(file.path()) instanceof Entry.RevisionLink revision) {
                    return reading(reader, file.path(), revision.digest());
                }
                anyLink = anyLink == null && file.path().endsWith(LINK) ? file.path() : anyLink;
            }
        }
        return anyLink == null
                ? Finding.warning(
                        "reading", "there is no link to read: no image was ever pushed, or --registry is wrong")
                : unreadable(reader, anyLink, LINK_LIMIT_BYTES)
                        .orElseGet(() -> Finding.ok("reading", "links can be listed and read"));
    }

    private static Finding reading(ObjectReader reader, String link, Digest manifest) {
        String blob = RegistryLayout.blobPath(manifest);
        return unreadable(reader, link, LINK_LIMIT_BYTES)
                .or(() -> unreadable(reader, blob, ManifestLimits.DEFAULT.maxBytes()))
                .orElseGet(() -> Finding.ok("reading", "links and manifests can be listed and read"));
    }

    private static Optional<Finding> unreadable(ObjectReader reader, String path, int limitBytes) {
        return reader.read(path, limitBytes) instanceof ReadOutcome.Failed failed
                ? Optional.of(new Finding(
                        "reading",
                        Verdict.DENIED,
                        "Cannot read " + path + ": " + failed.why()
                                + ". A run would plan nothing; give this user read access to the whole storage."))
                : Optional.empty();
    }

    /** A disk has the time of whoever writes there. */
    private Optional<Finding> time() {
        try {
            Instant before = clock.instant();
            Optional<AskedBucket> bucket = bucket();
            Optional<Instant> there =
                    bucket.isEmpty() ? Optional.empty() : bucket.get().time();
            Instant after = clock.instant();
            return there.map(time -> CLOCK.of(before, time, after));
        } catch (IOException e) {
            return Optional.of(Finding.warning(
                    CLOCK.check(), "Cannot ask the registry's storage what time it is: " + Reasons.of(e)));
        }
    }

    private Finding writing() {
        if (root.isLocal()) {
            Path blobs = root.path().resolve(RegistryLayout.BLOBS);
            return writing(Files.isWritable(Files.exists(blobs) ? blobs : root.path()));
        }
        try {
            Optional<AskedBucket> bucket = bucket();
            if (bucket.isPresent()) {
                return writing(bucket.get().mayWrite());
            }
        } catch (IOException e) {
            return Finding.warning(WRITING, "Cannot tell whether the registry can be written: " + Reasons.of(e));
        }
        return Finding.ok(
                WRITING, "not tried: only a write would tell; a user who may list and read is enough for 'run'");
    }

    private Optional<AskedBucket> bucket() throws IOException {
        return root.isLocal() ? Optional.empty() : AskedBucket.of(root, hadoop);
    }

    private static Finding writing(boolean may) {
        return may
                ? Finding.warning(
                        WRITING,
                        "this user may write to the registry; 'run' never does, and a user who may only read is safer")
                : Finding.ok(WRITING, "this user may not write to the registry, which is good");
    }

    private static Verdict verdict(StorageException problem) {
        return switch (problem.kind()) {
            case INVALID -> Verdict.INVALID;
            case UNREACHABLE -> Verdict.UNREACHABLE;
            case NOT_A_REGISTRY -> Verdict.NOT_A_REGISTRY;
            case DENIED -> Verdict.DENIED;
        };
    }
}
