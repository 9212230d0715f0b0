package dev.ballast.doctor;

import dev.ballast.doctor.Finding.Verdict;
import dev.ballast.publish.Output;
import dev.ballast.publish.OutputException;
import dev.ballast.reports.Amounts;
import dev.ballast.storage.Lease;
import dev.ballast.storage.Reasons;
import dev.ballast.storage.StorageClock;
import dev.ballast.storage.StorageRoot;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a run could write, alone, with room enough, and by the same time as the storage.
 *
 * @param hadoop settings of file systems
 */
record OutputChecks(StorageRoot root, Output output, Map<String, String> hadoop, Clock clock) {
    private static final ClockCheck CLOCK = new ClockCheck("clock", "the output's storage");
    private static final int ROOM_FOR_RUNS = 3;
    private static final long LEAST_FREE_BYTES = 200L << 20;

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        try {
            output.prepare();
            Instant before = clock.instant();
            Instant there = StorageClock.now(root, hadoop);
            Instant after = clock.instant();
            findings.add(writing());
            findings.add(CLOCK.of(before, there, after));
        } catch (OutputException e) {
            return List.of(new Finding("output", Verdict.CANNOT_WRITE, String.valueOf(e.getMessage())));
        } catch (IOException e) {
            return List.of(new Finding(
                    "output",
                    Verdict.CANNOT_WRITE,
                    "Cannot write to " + root + ": " + Reasons.of(e)
                            + ". Name a folder with --out that this user may write to and that has free space."));
        }
        findings.add(lease());
        if (root.isLocal()) {
            findings.add(space(root.path()));
        }
        return findings;
    }

    private Finding writing() throws IOException {
        return Lease.isExclusive(root, hadoop)
                ? Finding.ok("output", root + " can be written, a file at a time, and tells who came first")
                : Finding.warning(
                        "output",
                        root
                                + " can be written, but its storage overwrites what it should refuse to: two runs that begin"
                                + " at once would both go on. Start them from one machine only, by scripts/nightly.");
    }

    private Finding lease() {
        try {
            Optional<String> held = Lease.heldBy(root, hadoop);
            return held.map(by -> new Finding("lease", Verdict.LOCKED, by))
                    .orElseGet(() -> Finding.ok("lease", "nothing else writes to the output"));
        } catch (IOException e) {
            return new Finding(
                    "lease", Verdict.CANNOT_WRITE, "Cannot read the lease at " + root + ": " + Reasons.of(e) + ".");
        }
    }

    private Finding space(Path out) {
        try {
            long free = Files.getFileStore(out).getUsableSpace();
            long last = bytesOfNewestRun(out);
            long wanted = Math.max(LEAST_FREE_BYTES, ROOM_FOR_RUNS * last);
            String found = Amounts.bytes(free) + " are free at " + out
                    + (last == 0 ? "" : "; the last run took " + Amounts.bytes(last));
            return free < wanted
                    ? Finding.warning("space", found + ". Free some: " + Amounts.bytes(wanted) + " are wanted.")
                    : Finding.ok("space", found);
        } catch (IOException e) {
            return Finding.warning("space", "Cannot ask for the free space at " + out + ": " + Reasons.of(e));
        }
    }

    private long bytesOfNewestRun(Path out) throws IOException {
        List<String> runs = output.folder().resolve("runs").names().stream()
                .filter(name -> !name.startsWith("."))
                .toList();
        if (runs.isEmpty()) {
            return 0;
        }
        long[] bytes = {0};
        Files.walkFileTree(out.resolve("runs").resolve(runs.get(runs.size() - 1)), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                bytes[0] += attributes.size();
                return FileVisitResult.CONTINUE;
            }
        });
        return bytes[0];
    }
}
