package dev.ballast.cli;

import static dev.ballast.testing.TestManifest.image;
import static dev.ballast.testing.TestRegistry.digestOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.plan.PlanItem;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.testing.TestBucket;
import dev.ballast.testing.TestManifest;
import dev.ballast.testing.TestRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans applied to a registry in a bucket of S3, without versions and with them. */
class BucketApplyTest {
    private static final TestManifest OLD = image("old");
    private static final String ORPHAN = RegistryLayout.blobPath(digestOf("orphan"));
    private static final String LOOSE = RegistryLayout.blobPath(digestOf("loose"));
    private static final String TAG = RegistryLayout.tagCurrentLinkPath("ci", "v1");
    private static final String[] PLANNED = {
        "/ci/_", digestOf("orphan").hex(), digestOf("loose").hex()
    };

    @TempDir
    private Path folder;

    private TestRegistry registry;

    @BeforeEach
    void begin() {
        registry = TestRegistry.in(folder)
                .image("kept", "v1", "kept")
                .push("ci", "v1", OLD)
                .blob("orphan")
                .blob("loose");
    }

    private BucketStage stage(boolean versions) throws IOException {
        return BucketStage.of(versions ? TestBucket.withVersions() : TestBucket.create(), registry, PLANNED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everythingPlannedGoesAsideAndComesBack(boolean versions) throws IOException {
        BucketStage stage = stage(versions);
        Map<String, String> before = stage.objects();
        Set<String> planned = stage.plan().items().stream().map(PlanItem::path).collect(Collectors.toSet());

        Answer applied = stage.approveAndApply();

        assertThat(applied.err()).isEmpty();
        assertThat(applied.exitCode()).isEqualTo(ExitCode.OK);
        Map<String, String> left = new TreeMap<>(before);
        planned.forEach(path -> left.remove(BucketStage.key(path)));
        assertThat(stage.objects()).isEqualTo(left);
        assertThat(stage.aside()).hasSize(versions ? 0 : planned.size());
        assertThat(stage.outcomes().keySet()).isEqualTo(planned);
        assertThat(stage.outcomes().values()).allSatisfy(row -> {
            assertThat(row).containsEntry("outcome", "QUARANTINED").containsEntry("task_status", "succeeded");
            assertThat(row).containsEntry("bucket", stage.bucket().name());
            assertThat(row).containsEntry("key", BucketStage.key(row.getOrDefault("path", "")));
            assertThat(row.getOrDefault("version_id", "").isEmpty()).isNotEqualTo(versions);
        });

        assertThat(stage.apply(3).exitCode()).isEqualTo(ExitCode.OK);
        assertThat(stage.objects()).isEqualTo(left);
        assertThat(stage.restore().exitCode()).isEqualTo(ExitCode.OK);
        assertThat(stage.objects()).isEqualTo(before);
        assertThat(stage.aside()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatChangedSinceThePlanStays(boolean versions) throws IOException {
        BucketStage stage = stage(versions);
        stage.bucket()
                .store(
                        BucketStage.key(ORPHAN),
                        registry.resolve(ORPHAN).toString().getBytes(UTF_8));

        Answer applied = stage.approveAndApply();

        assertThat(applied.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(stage.objects()).containsKey(BucketStage.key(ORPHAN)).doesNotContainKey(BucketStage.key(LOOSE));
        assertThat(stage.outcomes().get(ORPHAN))
                .containsEntry("outcome", "SKIPPED")
                .containsEntry("result_message", "changed since the plan");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTagThatMovesBetweenTheLookAndTheDeletionStaysWhereItMoved(boolean versions) throws IOException {
        BucketStage stage = stage(versions);
        String moved = image("new").digest().toString();
        stage.bucket()
                .before(
                        versions ? "DELETE" : "COPIED",
                        BucketStage.key(TAG),
                        () -> stage.bucket().store(BucketStage.key(TAG), moved.getBytes(UTF_8)));

        stage.approveAndApply();

        assertThat(stage.bucket().objects().get(BucketStage.key(TAG)))
                .asString(UTF_8)
                .isEqualTo(moved);
        assertThat(stage.outcomes().get(TAG))
                .containsEntry("outcome", "SKIPPED")
                .containsEntry("result_message", "changed since the plan");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void outcomesSayWhichDeletionsTheStoreRefused(boolean versions) throws IOException {
        BucketStage stage = stage(versions);
        stage.bucket().fail("DELETE", BucketStage.key(ORPHAN), 403);

        Answer applied = stage.approveAndApply();

        assertThat(applied.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(applied.out()).contains(" 1 FAILED (");
        assertThat(stage.objects()).containsKey(BucketStage.key(ORPHAN)).doesNotContainKey(BucketStage.key(LOOSE));
        assertThat(stage.outcomes().get(ORPHAN))
                .containsEntry("outcome", "FAILED")
                .containsEntry("task_status", "failed")
                .containsEntry("error_code", "AccessDenied")
                .containsEntry("http_status_code", "403");

        Answer again = stage.apply(3);

        assertThat(again.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(stage.objects()).doesNotContainKey(BucketStage.key(ORPHAN));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatTheStoreCannotDoForAWhileIsTriedAgainAndThenSaid(boolean versions) throws IOException {
        BucketStage stage = stage(versions);
        stage.bucket().fail("DELETE", BucketStage.key(ORPHAN), 503, 503);
        stage.bucket().fail("HEAD", BucketStage.key(LOOSE), 503, 503, 503, 503, 503, 503, 503, 503);

        Answer applied = stage.approveAndApply();

        assertThat(applied.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(stage.objects()).containsKey(BucketStage.key(LOOSE)).doesNotContainKey(BucketStage.key(ORPHAN));
        assertThat(stage.outcomes().get(ORPHAN)).containsEntry("outcome", "QUARANTINED");
        assertThat(stage.outcomes().get(LOOSE))
                .containsEntry("outcome", "FAILED")
                .containsEntry("http_status_code", "503");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCrashBetweenADeletionAndItsLineIsGoneOnWithAndUndone(boolean versions) throws IOException {
        BucketStage stage = stage(versions);
        Map<String, String> before = stage.objects();
        stage.approveAndApply();
        Map<String, Map<String, String>> outcomes = stage.outcomes();
        forgetWhatWasDone(stage);

        assertThat(stage.apply(3).exitCode()).isEqualTo(ExitCode.OK);

        assertThat(versionsOf(stage.outcomes())).isEqualTo(versionsOf(outcomes));
        forgetWhatWasDone(stage);
        assertThat(stage.restore().exitCode()).isEqualTo(ExitCode.OK);
        assertThat(stage.objects()).isEqualTo(before);
    }

    private static void forgetWhatWasDone(BucketStage stage) throws IOException {
        for (String step : Set.of("history", "tags", "revisions", "links", "blobs")) {
            Files.delete(stage.journal(step + "-00000.done.csv"));
        }
        Files.delete(stage.journal("end.json"));
    }

    private static Map<String, String> versionsOf(Map<String, Map<String, String>> outcomes) {
        Map<String, String> versions = new TreeMap<>();
        outcomes.forEach((path, row) -> versions.put(path, row.get("outcome") + row.get("version_id")));
        return versions;
    }

    @Test
    void whatMayNotBeChangedIsFoundOutBeforeAnythingIs() throws IOException {
        BucketStage stage = stage(false);
        Map<String, String> before = stage.objects();
        stage.bucket().fail("PUT", BucketStage.key("_ballast/quarantine/.probe-" + BucketStage.ID), 403);

        Answer applied = stage.approveAndApply();

        assertThat(applied.exitCode()).isEqualTo(ExitCode.NO_PERMISSION);
        assertThat(applied.message()).contains("s3a://" + stage.bucket().name()).endsWith("where there are any.");
        assertThat(stage.objects()).isEqualTo(before);
        assertThat(stage.aside()).isEmpty();
    }
}
