package dev.ballast.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.registry.RegistryLayout;
import dev.ballast.storage.TreeLister;
import dev.ballast.storage.TreeReader;
import dev.ballast.testing.ForgetfulReader;
import dev.ballast.testing.TestManifest;
import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestResult;
import dev.ballast.testing.TestRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A manifest that is gone when it is read was deleted meanwhile: a race, not an error. */
class VanishedManifestTest {
    @TempDir
    private Path folder;

    @Test
    void keepsWhatTheRepositoryOfAVanishedManifestLinksAndCollectsTheRest() {
        TestManifest image = TestManifest.image("of-vanished");
        TestRegistry registry = TestRegistry.in(folder)
                .image("library/app", "v1", "a", "b")
                .blob("orphan")
                .push("library/other", image)
                .layerLink("library/other", "beside");
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
}
