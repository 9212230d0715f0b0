package dev.ballast.nightly;

import static dev.ballast.testing.TestManifest.image;
import static dev.ballast.testing.TestRegistry.digestOf;
import static dev.ballast.testing.TestRegistry.repositoryPath;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.plan.DeletionPlan;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.testing.FailingLister;
import dev.ballast.testing.FailingReader;
import dev.ballast.testing.SharedSpark;
import dev.ballast.testing.TestManifest;
import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestResult;
import dev.ballast.testing.TestResult.Finding;
import dev.ballast.testing.TestResult.Kept;
import dev.ballast.testing.TestRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that must not plan still says all it knows, and plans nothing. */
class RefusedRunTest {
    private static final TestManifest UNREAD = image("unread");

    @TempDir
    private Path folder;

    private TestRegistry registry;

    @BeforeEach
    void pushImagesAndOneOrphan() {
        registry = TestRegistry.in(folder)
                .image("library/app", "v1", "base", "app")
                .push("library/other", "v1", UNREAD)
                .blob("orphan");
    }

    @Test
    void plansNothingWherePlacesOrAManifestCannotBeRead() {
        registry.aged(Duration.ofDays(1)).blob("young");
        String denied = repositoryPath("library/app", "_manifests");
        String deniedBlobs =
                RegistryLayout.BLOBS + "/sha256/" + digestOf("base").hex().substring(0, 2);
        TestRun usual = TestRun.over(registry);
        TestResult result = usual.reading(
                        new FailingLister(new FailingLister(usual.lister(), denied), deniedBlobs),
                        new FailingReader(usual.reader(), RegistryLayout.blobPath(UNREAD.digest())))
                .run();

        assertThat(result.gate("EveryRepositoryRead").incomplete()).isTrue();
        assertThat(result.gate("EverythingRead").incomplete()).isTrue();
        assertRefused(result, DeletionPlan.INCOMPLETE, "gate:EveryRepositoryRead");
        assertThat(result.column("incomplete")).isEqualTo(true);
        assertThat(result.problems())
                .extracting(Finding::kind)
                .containsExactlyInAnyOrder("unread_place", "unread_place", "unread_manifest");
        assertThat(result.gate("EveryRepositoryRead").value()).isEqualTo("2");
        assertThat(result.kept())
                .filteredOn(kept -> digestOf("young").toString().equals(kept.digest()))
                .extracting(Kept::protectedBy)
                .containsExactly("age");
    }

    @Test
    void plansNothingThatFreesTooMuchAndNothingWithoutReferencesOrForTheOutputOfAnotherRegistry() {
        registry.blob("large orphan", 1_000_000).upload("library/app", "0a5d1c2e-7b1f-4c3d-9e8f-001122334455", 10);
        TestResult tooMuch = TestRun.over(registry).maxPlanShare(0.5).run();

        assertRefused(tooMuch, DeletionPlan.REFUSED, "gate:PlanShareBelowLimit");
        assertThat(tooMuch.kept()).extracting(Kept::reason).contains("stale_upload");

        TestRegistry other = TestRegistry.in(folder.resolve("elsewhere")).blob("orphan");
        TestResult mixed = TestRun.over(other).into(tooMuch.out()).run();

        assertRefused(mixed, DeletionPlan.REFUSED, "gate:ReferencesNotEmpty");
        assertThat(mixed.gate("SameRegistry").passed()).isFalse();
        assertThat(mixed.kept()).hasSize(mixed.table("blobs").size());
    }

    /** A run that goes on takes the sums as they are, and by then its gates may pass. */
    @Test
    void publishesNothingAsReclaimableAndLeavesSumsThatDoNotDependOnTheGates() {
        registry.upload("library/app", "0a5d1c2e-7b1f-4c3d-9e8f-001122334455", 10);
        TestRun run = TestRun.over(registry);
        List<Long> planned =
                reclaimable(run.into(folder.resolve("planned")).run().table("repositories"));
        TestResult refused = run.maxPlanShare(0).run();
        Path sums = refused.out().resolve("runs/" + refused.column("run_id") + "/repository_sums");

        assertThat(refused.plan().status()).isEqualTo(DeletionPlan.REFUSED);
        assertThat(reclaimable(refused.table("repositories"))).containsExactly(0L, 0L);
        assertThat(reclaimable(refused.table("projects"))).containsExactly(0L);
        assertThat(planned).hasSize(2).anyMatch(bytes -> bytes > 0);
        assertThat(reclaimable(
                        SharedSpark.session().read().parquet(sums.toString()).collectAsList()))
                .containsExactlyInAnyOrderElementsOf(planned);
    }

    private static List<Long> reclaimable(List<Row> rows) {
        return rows.stream().map(row -> row.<Long>getAs("reclaimable_bytes")).toList();
    }

    private static void assertRefused(TestResult result, String status, String gate) {
        assertThat(result.plan().status()).isEqualTo(status);
        assertThat(result.plan().total()).isEqualTo(DeletionPlan.Total.NONE);
        assertThat(result.items()).isEmpty();
        assertThat(result.kept()).extracting(Kept::protectedBy).contains(gate);
        assertThat(result.kept())
                .extracting(Kept::digest)
                .contains(digestOf("orphan").toString());
        assertThat(result.column("status")).isEqualTo(status);
        assertThat(result.column("planned_items")).isEqualTo(0L);
        assertThat(result.column("protected_blobs")).isEqualTo(result.column("unreferenced_blobs"));
        assertThat(result.table("runs")).hasSize(1);
        assertThat(result.table("blobs"))
                .extracting(row -> row.<String>getAs("state"))
                .contains("protected")
                .doesNotContain("unreferenced");
    }
}
