package dev.ballast.sweep;

import static dev.ballast.testing.TestRegistry.NOW;
import static dev.ballast.testing.TestRegistry.digestOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.plan.Approvals;
import dev.ballast.plan.Approvals.Wish;
import dev.ballast.plan.ItemReader;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.plan.Selection;
import dev.ballast.policy.InUse;
import dev.ballast.publish.Output;
import dev.ballast.registry.Digest;
import dev.ballast.registry.Entry;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.storage.ObjectReader;
import dev.ballast.storage.StorageLister;
import dev.ballast.storage.StorageRoot;
import dev.ballast.sweep.HaltingFiles.Halted;
import dev.ballast.sweep.SweepRefusedException.Refusal;
import dev.ballast.tables.Location;
import dev.ballast.testing.HandMadePlan;
import dev.ballast.testing.TestManifest;
import dev.ballast.testing.TestRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a sweep before each change that it makes to a disk, one after the other, and looks at what is left and at what
 * comes of it when the command is given again.
 */
class EveryCrashTest {
    private static final TestManifest KEPT = TestManifest.image("base", "kept");
    private static final TestManifest EXPIRED = TestManifest.image("base", "expired");
    private static final String ASIDE = new Quarantine(HandMadePlan.ID).of("");
    private static final Duration GRACE = Duration.ofHours(12);

    @TempDir
    private Path folder;

    /** A sweep, or a restore, from its beginning to its end. */
    private interface Command {
        void run(HaltingFiles files, Path work) throws IOException;
    }

    @Test
    void aSweepThatWasKilledGoesOnToTheEndOfAnUndisturbedOneAndCanBeUndoneInstead() throws IOException {
        Path begin = prepare();
        Map<String, String> before = files(begin);

        Command apply = (files, work) -> apply(files, work, 1, true);
        long crashes = crashes(begin, apply, apply, work -> {
            restoreIfApplied(work);
            assertThat(files(work)).isEqualTo(before);
        });

        assertThat(crashes).isGreaterThan(80);
    }

    @Test
    void soDoesOneInTwoSteps() throws IOException {
        Path begin = prepare();

        Command twice = (files, work) -> {
            apply(files, work, 1, false);
            apply(files, work, 14, false);
        };
        Command later = (files, work) -> {
            apply(files, work, 20, false);
            apply(files, work, 40, false);
        };
        long crashes = crashes(begin, twice, later, work -> {});

        assertThat(crashes).isGreaterThan(80);
    }

    @Test
    void soDoesARestore() throws IOException {
        Path begin = prepare();
        Map<String, String> before = files(begin);
        apply(immortal(), begin, 1, true);

        long crashes = crashes(begin, EveryCrashTest::restore, EveryCrashTest::restore, work -> {});

        assertThat(crashes).isGreaterThan(40);
        assertThat(files(folder.resolve("end"))).isEqualTo(before);
    }

    private static void restoreIfApplied(Path work) throws IOException {
        try {
            restore(immortal(), work);
        } catch (SweepRefusedException nothingBegan) {
            assertThat(nothingBegan.refusal()).isEqualTo(Refusal.NOT_APPLIED);
        }
    }

    /** A registry with its plan. */
    private Path prepare() throws IOException {
        Path begin = Files.createDirectories(folder.resolve("begin"));
        TestRegistry registry =
                TestRegistry.in(begin).push("library/app", "v1", EXPIRED).push("library/app", "v2", KEPT);
        HandMadePlan.taking(
                        registry.storageRoot(),
                        Map.of(),
                        "/tags/v1/",
                        EXPIRED.digest().hex(),
                        EXPIRED.configDigest().hex(),
                        digestOf("expired").hex())
                .write(begin.resolve("out"));
        PlanLibrary plans = new PlanLibrary(output(immortal(), begin).plans());
        new Approvals(plans)
                .approve(plans.plan(HandMadePlan.ID), new Wish("ada", "", Selection.EVERYTHING, false), NOW);
        return begin;
    }

    /** What is done with what a killed command leaves. */
    private interface Aftermath {
        void run(Path work) throws IOException;
    }

    /**
     * Lets a command come to its end, in {@code end}, and kills it before each of its changes; gives how many those were.
     *
     * @param again brings what a crash left to the same end
     * @param instead what is done with a copy of it
     */
    private long crashes(Path begin, Command command, Command again, Aftermath instead) throws IOException {
        Path end = copy(begin, folder.resolve("end"));
        command.run(immortal(), end);
        Map<String, String> undisturbed = files(end);
        List<String> outcomes = outcomes(end);
        for (long changes = 0; ; changes++) {
            Path work = copy(begin, folder.resolve("work"));
            try {
                command.run(new HaltingFiles(changes), work);
                return changes;
            } catch (Halted killed) {
                assertNothingLost(begin, work, "killed before change " + changes);
                instead.run(copy(work, folder.resolve("instead")));
                again.run(immortal(), work);
                assertThat(files(work)).as("killed before change " + changes).isEqualTo(undisturbed);
                assertThat(outcomes(work)).as("killed before change " + changes).isEqualTo(outcomes);
            }
        }
    }

    private static HaltingFiles immortal() {
        return new HaltingFiles(Long.MAX_VALUE);
    }

    private static void apply(HaltingFiles files, Path work, int hours, boolean readOnly) throws IOException {
        SweepOptions options = new SweepOptions(readOnly, GRACE, Optional.empty(), 0, InUse.NONE, false);
        StorageRoot root = StorageRoot.of(work.resolve("registry"));
        new Sweep(output(files, work), root, swept(files, root, hours)).apply(HandMadePlan.ID, options);
    }

    private static void restore(HaltingFiles files, Path work) throws IOException {
        StorageRoot root = StorageRoot.of(work.resolve("registry"));
        new Restore(output(files, work), root, swept(files, root, 50)).of(HandMadePlan.ID);
    }

    private static Output output(HaltingFiles files, Path work) {
        return new Output(Location.of(files.path(work.resolve("out"))));
    }

    private static SweptRegistry swept(HaltingFiles files, StorageRoot root, int hours) {
        return new SweptRegistry(
                StorageLister.of(root, Map.of()),
                ObjectReader.of(root, Map.of()),
                new DiskRemover(files.path(root.path()), new Quarantine(HandMadePlan.ID)),
                pause -> {},
                new Supervision(
                        Clock.fixed(NOW.plus(Duration.ofHours(hours)), ZoneOffset.UTC),
                        () -> {},
                        () -> false,
                        sentence -> {}));
    }

    /**
     * Every file of the beginning is where it was or aside, what the plan does not name is where it was, and no link leads
     * to a blob that is not there.
     */
    private static void assertNothingLost(Path begin, Path work, String when) throws IOException {
        Set<String> planned = new HashSet<>();
        try (ItemReader items = new PlanLibrary(output(immortal(), begin).plans()).items(HandMadePlan.ID)) {
            items.forEachRemaining(item -> planned.add(item.path()));
        }
        Map<String, String> now = files(work);
        files(begin).forEach((path, content) -> {
            String place = path.startsWith(ASIDE) ? path.substring(ASIDE.length()) : path;
            assertThat(now.getOrDefault(place, now.get(ASIDE + place)))
                    .as(when + ": " + place)
                    .isEqualTo(content);
            assertThat(planned.contains(place) || now.containsKey(place))
                    .as(when + ": " + place)
                    .isTrue();
        });
        now.forEach((path, content) -> {
            Entry entry = RegistryLayout.classify(path);
            if (entry instanceof Entry.LayerLink || entry instanceof Entry.RevisionLink) {
                Digest target = Digest.parse(content.substring(content.indexOf('\n') + 1));
                assertThat(now).as(when + ": " + path).containsKey(RegistryLayout.blobPath(target));
            }
        });
    }

    /** Times and contents of all files of the registry and of its quarantine, by their paths. */
    private static Map<String, String> files(Path work) throws IOException {
        Path root = work.resolve("registry");
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path file : paths.filter(EveryCrashTest::isOfTheRegistry).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                files.put(root.relativize(file).toString(), Files.getLastModifiedTime(file) + "\n" + content);
            }
        }
        return files;
    }

    /** A crash while it is tried out whether the registry can be changed leaves an empty file for the next time. */
    private static boolean isOfTheRegistry(Path file) {
        return Files.isRegularFile(file) && !file.getFileName().toString().startsWith(".probe-");
    }

    /** The outcome of each item, without its time. */
    private static List<String> outcomes(Path work) throws IOException {
        Path file = work.resolve("out/plans").resolve(HandMadePlan.ID).resolve("outcomes/outcomes.csv");
        return Files.readAllLines(file).stream()
                .map(line -> line.substring(0, line.lastIndexOf(',')))
                .toList();
    }

    private static Path copy(Path from, Path to) throws IOException {
        FileUtils.deleteDirectory(to.toFile());
        FileUtils.copyDirectory(from.toFile(), to.toFile());
        return to;
    }
}
