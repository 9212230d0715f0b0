package dev.ballast.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.registry.RegistryLayout;
import dev.ballast.storage.TreeLister;
import dev.ballast.storage.TreeReader;
import dev.ballast.testing.FailingLister;
import dev.ballast.testing.FailingReader;
import dev.ballast.testing.ForgetfulReader;
import dev.ballast.testing.TestManifest;
import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestResult;
import dev.ballast.testing.TestRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Never a plan from a partial view: what the storage does not give is not garbage. */
class PartialViewTest {
    @TempDir
    private Path folder;

    @Test
    void plansNothingWhenARepositoryCannotBeListed() {
        TestRegistry registry = registry();
        FailingLister lister = new FailingLister(
                new TreeLister(registry.storageRoot()), RegistryLayout.REPOSITORIES + "/library/app/_manifests");

        TestResult result = TestRun.over(registry)
                .reading(lister, new TreeReader(registry.storageRoot()))
                .run();

        assertThat(result.plan().status()).isEqualTo("incomplete");
        assertThat(result.items()).isEmpty();
        assertThat(result.gate("EveryRepositoryRead").passed()).isFalse();
        assertThat(result.column("protected_blobs")).isEqualTo(result.column("unreferenced_blobs"));
        assertThat(result.problems()).anyMatch(problem -> problem.toString().contains("unread_place"));
    }

    @Test
    void plansNothingWhenAManifestIsNotGiven() {
        TestManifest image = TestManifest.image("a");
        TestRegistry registry = registry().push("library/other", image);
        FailingReader reader =
                new FailingReader(new TreeReader(registry.storageRoot()), RegistryLayout.blobPath(image.digest()));

        TestResult result = TestRun.over(registry)
                .reading(new TreeLister(registry.storageRoot()), reader)
                .run();

        assertThat(result.plan().status()).isEqualTo("incomplete");
        assertThat(result.items()).isEmpty();
        assertThat(result.gate("EverythingRead").passed()).isFalse();
    }

    @Test
    void keepsWhatTheRepositoryOfAVanishedManifestLinksAndCollectsTheRest() {
        TestManifest image = TestManifest.image("of-vanished");
        TestRegistry registry = registry().push("library/other", image).layerLink("library/other", "beside");
        ForgetfulReader reader =
                new ForgetfulReader(new TreeReader(registry.storageRoot()), RegistryLayout.blobPath(image.digest()));

        TestResult result = TestRun.over(registry)
                .reading(new TreeLister(registry.storageRoot()), reader)
                .run();

        assertThat(result.plan().status()).isEqualTo("ok");
        assertThat(result.plannedBlobs())
                .contains(TestRegistry.digestOf("orphan"))
                .doesNotContain(TestRegistry.digestOf("of-vanished"), image.digest());
    }

    @Test
    void putsEverythingBehindTheGateThatRefuses() {
        TestRegistry registry = registry();

        TestResult result = TestRun.over(registry).maxPlanShare(0.001).run();

        assertThat(result.plan().status()).isEqualTo("refused");
        assertThat(result.items()).isEmpty();
        assertThat(result.kept()).isNotEmpty().allMatch(kept -> kept.toString().contains("gate:PlanShareBelowLimit"));
        assertThat(result.table("runs"))
                .singleElement()
                .satisfies(row -> assertThat(row.<String>getAs("status")).isEqualTo("refused"));
    }

    private TestRegistry registry() {
        return TestRegistry.in(folder).image("library/app", "v1", "a", "b").blob("orphan");
    }
}
