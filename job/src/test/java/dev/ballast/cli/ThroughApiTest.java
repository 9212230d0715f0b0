package dev.ballast.cli;

import static dev.ballast.testing.TestRegistry.digestOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.registry.RegistryLayout;
import dev.ballast.sweep.api.FakeRegistry;
import dev.ballast.sweep.api.FakeRegistry.Door;
import dev.ballast.testing.TestManifest;
import dev.ballast.testing.TestRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan that takes a tag, and an untagged image with its layer, of which the registry deletes tags and manifests itself. */
class ThroughApiTest {
    private static final String APP = "library/app";
    private static final TestManifest TAGGED = TestManifest.image("tagged");
    private static final TestManifest UNTAGGED = TestManifest.image("untagged");
    private static final String TAG = TestRegistry.repositoryPath(APP, "_manifests/tags/v1/current");

    private TestRegistry storage;
    private Stage stage;

    @BeforeEach
    void plan(@TempDir Path folder) throws IOException {
        storage = TestRegistry.in(folder)
                .push(APP, "v1", TAGGED)
                .push(APP, UNTAGGED)
                .image(APP, "kept", "kept");
        stage = Stage.of(
                storage, TAG, UNTAGGED.digest().hex(), digestOf("untagged").hex());
    }

    private Answer apply(FakeRegistry registry) {
        return stage.apply("--through-api=" + registry.address());
    }

    private static FakeRegistry registry() throws IOException {
        return new FakeRegistry(Door.OPEN)
                .with(APP, "v1", TAGGED.digest().toString())
                .with(APP, "other", UNTAGGED.digest().toString());
    }

    @Test
    void theRegistryDeletesTagsAndManifestsAndTheStorageLosesTheRest() throws IOException {
        stage.approve("--permanent");

        try (FakeRegistry registry = registry().whenDeleted(this::removeFromStorage)) {
            assertThat(apply(registry).exitCode()).isEqualTo(ExitCode.OK);

            assertThat(registry.manifests()).containsExactly(APP + "/manifests/" + TAGGED.digest());
            assertThat(registry.requests())
                    .containsSubsequence(
                            "DELETE /v2/" + APP + "/manifests/v1",
                            "DELETE /v2/" + APP + "/manifests/" + UNTAGGED.digest());
        }
        assertThat(stage.gone()).contains(RegistryLayout.layerLinkPath(APP, digestOf("untagged")));
        assertThat(stage.outcomes()).contains("DELETED", "QUARANTINED");
    }

    private void removeFromStorage(String reference) {
        storage.remove(
                reference.equals("v1")
                        ? TestRegistry.repositoryPath(APP, "_manifests/tags/v1")
                        : RegistryLayout.revisionLinkPath(APP, UNTAGGED.digest()));
    }

    @Test
    void aTagThatMovedStays() throws IOException {
        stage.approve("--permanent");

        try (FakeRegistry registry =
                registry().with(APP, "v1", UNTAGGED.digest().toString())) {
            apply(registry);

            assertThat(registry.requests()).doesNotContain("DELETE /v2/" + APP + "/manifests/v1");
        }
        assertThat(stage.outcomes()).contains("SKIPPED changed since the plan");
    }

    @Test
    void aRegistryThatDeletesNoTagsHasThemMovedAside() throws IOException {
        stage.approve("--permanent");

        try (FakeRegistry registry = registry().keepingTags()) {
            assertThat(apply(registry).exitCode()).isEqualTo(ExitCode.OK);
        }
        assertThat(stage.gone()).contains(TAG + "/link");
    }

    @Test
    void aRegistryThatDeletesNothingIsSaidToAndFailsEachItem() throws IOException {
        stage.approve("--permanent", "--only-reason=expired_manifest");

        try (FakeRegistry registry = registry().failing(200, 405)) {
            assertThat(apply(registry).exitCode()).isEqualTo(ExitCode.FAILED);
        }
        assertThat(stage.outcomes())
                .contains("FAILED the registry deletes nothing: enable storage.delete in its configuration");
    }

    @Test
    void nothingIsAskedOfARegistryWithoutAnApprovalToDelete() throws IOException {
        stage.approve();

        try (FakeRegistry registry = registry()) {
            Answer refused = apply(registry);

            assertThat(refused.message()).contains("NOT_APPROVED_PERMANENT").contains("--through-api");
            assertThat(refused.exitCode()).isEqualTo(ExitCode.GATE_REFUSED);
            assertThat(registry.requests()).isEmpty();
        }
        assertThat(stage.gone()).isEqualTo(Set.of());
    }

    @Test
    void whatIsNoRegistryIsRefusedBeforeAnythingIsTouched() throws IOException {
        stage.approve("--permanent");
        FakeRegistry registry = registry();
        registry.close();

        assertThat(stage.apply("--through-api=ftp://example.com").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(stage.gone()).isEqualTo(Set.of());
    }
}
