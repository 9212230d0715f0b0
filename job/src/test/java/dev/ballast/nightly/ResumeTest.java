package dev.ballast.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.plan.Gates;
import dev.ballast.publish.Output;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.storage.FolderContent;
import dev.ballast.storage.Listed;
import dev.ballast.storage.ObjectReader;
import dev.ballast.storage.ReadOutcome;
import dev.ballast.storage.StorageLister;
import dev.ballast.storage.StorageRoot;
import dev.ballast.storage.TreeLister;
import dev.ballast.storage.TreeReader;
import dev.ballast.tables.Location;
import dev.ballast.testing.TestManifest;
import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestResult;
import dev.ballast.testing.TestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that failed while it read manifests goes on there, and ends as if nothing had happened. */
class ResumeTest {
    private static final TestManifest IMAGE = TestManifest.image("a", "b");

    private static TestRun whole;
    private static String runId;
    private static TestResult resumed;

    @BeforeAll
    static void failAndGoOn(@TempDir Path folder) throws IOException {
        TestRegistry registry =
                TestRegistry.in(folder).push("library/app", "v1", IMAGE).blob("orphan");
        TestRun run = TestRun.over(registry);
        TreeReader reader = new TreeReader(registry.storageRoot());
        assertThatThrownBy(() -> run.reading(new TreeLister(registry.storageRoot()), new BrokenReader(reader))
                        .run())
                .hasStackTraceContaining("broken by a test");
        try (Stream<Path> runs = Files.list(folder.resolve("out/runs"))) {
            runId = runs.findFirst().orElseThrow().getFileName().toString();
        }
        whole = run.reading(new TopLister(new TreeLister(registry.storageRoot())), reader);
        resumed = whole.at(TestRegistry.NOW.plus(Duration.ofHours(1))).resume(runId);
    }

    @Test
    void listsNothingAgainAndPlansTheSame() {
        assertThat(resumed.column("run_id")).isEqualTo(runId);
        assertThat(resumed.plannedBlobs()).containsExactly(TestRegistry.digestOf("orphan"));
    }

    @Test
    void countsFromWhenTheRunBegan() {
        assertThat(resumed.plan().snapshot().blobsListedAt()).isEqualTo(TestRegistry.NOW);
        assertThat(resumed.plan().snapshot().cutoff()).isEqualTo(TestRegistry.NOW.minus(RunOptions.DEFAULT_MIN_AGE));
    }

    @Test
    void refusesARunThatIsFinishedOrNotThere() {
        assertThatThrownBy(() -> whole.resume(runId))
                .isInstanceOf(CannotResumeException.class)
                .hasMessageContaining("it was finished");
        assertThatThrownBy(() -> whole.resume("20261123T023000Z-00000000"))
                .hasMessageContaining("there is no such run");
        assertThatThrownBy(() -> whole.resume("../..")).hasMessageContaining("no name of a run");
    }

    @Test
    void refusesOtherOptionsAndRunsOfYesterday(@TempDir Path folder) {
        Output output = new Output(Location.of(folder));
        RunOptions options = options(folder, "registry", Duration.ofDays(7));
        BegunRun start = BegunRun.write(output, options, new RunStart("20261123T023000Z-00000000", TestRegistry.NOW));
        Instant later = TestRegistry.NOW.plus(Duration.ofHours(1));

        assertThat(BegunRun.check(output, options, start.runId(), later)).isEqualTo(start);
        assertRefused(output, options(folder, "registry", Duration.ofDays(8)), start, later, "were others");
        assertRefused(output, options(folder, "other", Duration.ofDays(7)), start, later, "it is of the registry");
        assertRefused(output, options, start, TestRegistry.NOW.plus(Duration.ofHours(25)), "more than 24 hours");
    }

    private static void assertRefused(Output output, RunOptions options, BegunRun start, Instant now, String why) {
        assertThatThrownBy(() -> BegunRun.check(output, options, start.runId(), now))
                .isInstanceOf(CannotResumeException.class)
                .hasMessageContaining(why);
    }

    private static RunOptions options(Path folder, String registry, Duration minAge) {
        return new RunOptions(
                StorageRoot.of(folder.resolve(registry)),
                Location.of(folder),
                minAge,
                new Gates(Gates.DEFAULT_MINIMUM_AGE, 1.0),
                null,
                true,
                "test",
                PolicyInputs.NONE,
                null,
                null);
    }

    /** Shows that a registry is there, and nothing of what it holds. */
    private record TopLister(StorageLister lister) implements StorageLister {
        private static final long serialVersionUID = 1;

        @Override
        public Iterator<Listed> below(String folder) {
            throw new AssertionError("Nothing is to be listed, and " + folder + " was");
        }

        @Override
        public FolderContent in(String folder) {
            assertThat(folder).isIn("", RegistryLayout.ROOT);
            return lister.in(folder);
        }
    }

    /** Fails in a way that nobody expects, once it has to give a manifest. */
    private record BrokenReader(ObjectReader reader) implements ObjectReader {
        private static final long serialVersionUID = 1;

        @Override
        public ReadOutcome read(String path, int limitBytes) {
            if (path.contains(IMAGE.digest().hex())) {
                throw new IllegalStateException("broken by a test");
            }
            return reader.read(path, limitBytes);
        }
    }
}
