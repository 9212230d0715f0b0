package dev.ballast.cli;

import static dev.ballast.testing.TestRegistry.NOW;
import static dev.ballast.testing.TestRegistry.digestOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.plan.DeletionPlan;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.storage.ObjectReader;
import dev.ballast.storage.StorageLister;
import dev.ballast.storage.StorageRoot;
import dev.ballast.testing.HandMadePlan;
import dev.ballast.testing.TestManifest;
import dev.ballast.testing.TestRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan that takes an expired image and an orphan, exported. */
class PlanExportTest {
    private static final TestManifest EXPIRED = TestManifest.image("expired");
    private static final String TAG = TestRegistry.repositoryPath("library/app", "_manifests/tags/v1/");

    @TempDir
    private Path out;

    private TestRegistry registry;

    @BeforeEach
    void registry(@TempDir Path folder) {
        registry = TestRegistry.in(folder)
                .push("library/app", "v1", EXPIRED)
                .image("library/app", "v2", "kept")
                .blob("orphan")
                .layerLink("library/app", "orphan");
    }

    @Test
    void aManifestOfBatchOperationsNamesTheKeysOfTheBucket() throws IOException {
        plan("s3a://images/a prefix+more", TAG, digestOf("orphan").hex());

        Answer exported = approved("s3-batch");

        String keys = "images,a%20prefix%2Bmore/";
        assertThat(exported.lines())
                .containsExactlyInAnyOrder(
                        keys + TAG + "current/link",
                        keys + TAG + "index/sha256/" + EXPIRED.digest().hex() + "/link",
                        keys + RegistryLayout.blobPath(digestOf("orphan")),
                        keys + RegistryLayout.layerLinkPath("library/app", digestOf("orphan")));
        assertThat(exported.err()).contains("4 lines; 0 items");
        assertThat(exported.exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void callsOfTheApiNameTagsAndManifestsAndSayWhatTheyLeaveOut() throws IOException {
        plan("/srv/registry", TAG, EXPIRED.digest().hex(), digestOf("orphan").hex());

        Answer exported = approved("api-calls");

        assertThat(exported.lines())
                .containsExactlyInAnyOrder(
                        "DELETE /v2/library/app/manifests/v1", "DELETE /v2/library/app/manifests/" + EXPIRED.digest());
        // The history of the tag, the manifest's blob, the orphan and its link.
        assertThat(exported.err()).contains("2 lines; 4 items");
    }

    @Test
    void onlyWhatIsApprovedIsExported() throws IOException {
        plan("/srv/registry", TAG, EXPIRED.digest().hex());

        assertThat(approved("api-calls", "--only-reason=expired_manifest").lines())
                .containsExactly("DELETE /v2/library/app/manifests/" + EXPIRED.digest());
    }

    @Test
    void whatMayNotBeAppliedIsNotExportedEither() throws IOException {
        plan("/srv/registry", TAG);

        assertRefused(export("api-calls"), "NOT_APPROVED");
        assertRefused(approved("s3-batch"), "NOT_IN_A_BUCKET");
        HandMadePlan.taking(registry.storageRoot(), Map.of(), TAG)
                .status(DeletionPlan.REFUSED)
                .write(out);
        assertRefused(export("api-calls"), "GATE_TRIPPED");
        assertThat(export("json").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    private static void assertRefused(Answer answer, String refusal) {
        assertThat(answer.message()).startsWith("ballast: Refused (" + refusal + "): ");
        assertThat(answer.exitCode()).isEqualTo(ExitCode.GATE_REFUSED);
        assertThat(answer.out()).isEmpty();
    }

    /** Of what has one of these texts in its path, as if the registry lay elsewhere. */
    private void plan(String place, String... texts) throws IOException {
        HandMadePlan.taking(
                        StorageRoot.parse(place),
                        StorageLister.of(registry.storageRoot(), Map.of()),
                        ObjectReader.of(registry.storageRoot(), Map.of()),
                        path -> List.of(texts).stream().anyMatch(path::contains))
                .write(out);
    }

    private Answer approved(String format, String... options) {
        String[] approve = new String[options.length + 5];
        List.of("plan", "approve", HandMadePlan.ID, "--by=ada", "--out=" + out).toArray(approve);
        System.arraycopy(options, 0, approve, 5, options.length);
        assertThat(Answer.to(approve).exitCode()).isEqualTo(ExitCode.OK);
        return export(format);
    }

    private Answer export(String format) {
        return Answer.at(NOW, "plan", "export", HandMadePlan.ID, "--format=" + format, "--out=" + out);
    }
}
