package dev.ballast.cli;

import static dev.ballast.testing.TestManifest.image;
import static dev.ballast.testing.TestRegistry.digestOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.registry.RegistryLayout;
import dev.ballast.testing.TestBucket;
import dev.ballast.testing.TestRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way without a way back: what lies aside for long enough, or at once if that is approved. */
class PurgeCommandTest {
    private static final int DAY = 24;
    private static final String ORPHAN = RegistryLayout.blobPath(digestOf("orphan"));
    private static final String LOOSE = RegistryLayout.blobPath(digestOf("loose"));
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
                .push("ci", "v1", image("old"))
                .blob("orphan")
                .blob("loose");
    }

    @Test
    void whatHasBeenAsideForLongIsDeletedAndWhatIsNeededComesBack() throws IOException {
        Stage stage = Stage.of(registry, PLANNED);
        stage.approve();
        stage.apply();
        Map<String, String> aside = stage.quarantine();

        Answer early = stage.at(14 * DAY, "purge");

        assertThat(early.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(stage.quarantine())
                .isEqualTo(aside)
                .hasSize(stage.plan().items().size());

        registry.aged(Duration.ofDays(-14)).layerLink("new/app", "loose");
        Answer late = stage.at(15 * DAY, "purge");

        assertThat(late.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(late.out()).contains(" purged: ").contains(" DELETED (").contains("1 put back");
        assertThat(stage.quarantine()).isEmpty();
        assertThat(registry.root().resolve("_ballast/quarantine")).isEmptyDirectory();
        assertThat(stage.files()).containsKey(LOOSE).doesNotContainKey(ORPHAN);
        assertThat(stage.outcomes())
                .isEqualTo(Set.of("DELETED", "SKIPPED needed again and put back: linked by new/app"));

        assertThat(stage.at(15 * DAY, "purge").exitCode()).isEqualTo(ExitCode.OK);
        assertThat(stage.at(16 * DAY, "restore", Stage.ID).exitCode()).isEqualTo(ExitCode.OK);
        assertThat(stage.files()).doesNotContainKey(ORPHAN);
    }

    @Test
    void whatWasPurgedAndIsPushedAgainIsNoLossAndStays() throws IOException {
        Stage stage = Stage.of(registry, PLANNED);
        stage.approve();
        stage.apply();
        stage.at(15 * DAY, "purge");
        assertThat(stage.files()).doesNotContainKey(ORPHAN);

        registry.push("new/app", "v1", image("orphan"));
        Answer again = stage.at(16 * DAY, "purge");

        assertThat(again.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(again.err()).doesNotContain("ballast:");
        assertThat(stage.files()).containsKey(ORPHAN);
    }

    @Test
    void nothingIsPurgedOfARegistryThatNoPlanWasAppliedTo() throws IOException {
        Stage stage = Stage.of(registry, PLANNED);

        assertThat(stage.at(15 * DAY, "purge").lines())
                .containsExactly("No plan of this registry was applied: nothing is aside.");
    }

    @Test
    void nothingIsDeletedForGoodUnlessThatIsApproved() throws IOException {
        Stage stage = Stage.of(registry, PLANNED);
        stage.approve();

        Answer refused = stage.apply("--permanent");

        assertThat(refused.message()).startsWith("ballast: Refused (NOT_APPROVED_PERMANENT): ");
        assertThat(stage.gone()).isEmpty();

        stage.approve("--permanent");
        Answer applied = stage.apply("--permanent");

        assertThat(applied.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(stage.gone()).hasSize(stage.plan().items().size());
        assertThat(stage.quarantine()).isEmpty();
        assertThat(stage.outcomes()).containsExactly("DELETED");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBucketIsPurgedOfCopiesOrVersions(boolean versions) throws IOException {
        TestBucket bucket = versions ? TestBucket.withVersions() : TestBucket.create();
        BucketStage stage = BucketStage.of(bucket, registry, PLANNED);
        stage.approveAndApply();
        Map<String, String> left = stage.objects();
        stage.bucket().fail("DELETE", versions ? BucketStage.key(LOOSE) : asideKey(LOOSE), 403);

        Answer denied = stage.purge(15 * DAY);

        assertThat(denied.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(stage.outcomes().get(LOOSE)).containsEntry("outcome", "QUARANTINED");
        assertThat(stage.outcomes().get(ORPHAN)).containsEntry("outcome", "DELETED");

        assertThat(stage.purge(16 * DAY).exitCode()).isEqualTo(ExitCode.OK);
        assertThat(stage.objects()).isEqualTo(left);
        assertThat(stage.aside()).isEmpty();
        assertThat(bucket.versions()).isEqualTo(left.size());
    }

    private static String asideKey(String path) {
        return BucketStage.key("_ballast/quarantine/" + BucketStage.ID + "/" + path);
    }
}
