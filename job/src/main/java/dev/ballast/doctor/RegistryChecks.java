package dev.ballast.doctor;

import dev.ballast.doctor.Finding.Verdict;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.scan.RegistryFolder;
import dev.ballast.storage.Listed;
import dev.ballast.storage.ObjectReader;
import dev.ballast.storage.ReadOutcome;
import dev.ballast.storage.StorageException;
import dev.ballast.storage.StorageLister;
import dev.ballast.storage.StorageRoot;
import dev.ballast.storage.StoredFile;
import dev.ballast.storage.Unlisted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Whether the registry's storage can be listed and read, and whether this user could do harm there. Nothing is written.
 *
 * @param root where it is said to begin
 */
record RegistryChecks(StorageRoot root, StorageLister lister, ObjectReader reader) {
    /** Enough to see whether files can be read; a listing of them is one page of an object store. */
    private static final int LOOKED_AT = 1_000;

    private static final int LINK_LIMIT_BYTES = 4_096;

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        try {
            RegistryFolder.check(root, lister);
        } catch (StorageException e) {
            return List.of(new Finding("registry", verdict(e), String.valueOf(e.getMessage())));
        }
        findings.add(Finding.ok("registry", root + " holds " + RegistryLayout.ROOT));
        findings.add(reading());
        findings.add(writing());
        return findings;
    }

    private Finding reading() {
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
            if (listed instanceof StoredFile file && file.path().endsWith("/link")) {
                return reading(file.path());
            }
        }
        return Finding.warning("reading", "there is no link to read: no image was ever pushed, or --registry is wrong");
    }

    private Finding reading(String path) {
        ReadOutcome outcome = reader.read(path, LINK_LIMIT_BYTES);
        return outcome instanceof ReadOutcome.Failed failed
                ? new Finding(
                        "reading",
                        Verdict.DENIED,
                        "Cannot read " + path + ": " + failed.why()
                                + ". A run would plan nothing; give this user read access to the whole storage.")
                : Finding.ok("reading", "links can be listed and read");
    }

    private Finding writing() {
        if (!root.isLocal()) {
            return Finding.ok(
                    "writing", "not tried: only a write would tell; a role that may list and get is enough for 'run'");
        }
        Path blobs = root.path().resolve(RegistryLayout.BLOBS);
        return Files.isWritable(Files.exists(blobs) ? blobs : root.path())
                ? Finding.warning(
                        "writing",
                        "this user may write to the registry; 'run' never does, and a user who may only read is safer")
                : Finding.ok("writing", "this user may not write to the registry, which is good");
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
