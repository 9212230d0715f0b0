package dev.ballast.nightly;

import static dev.ballast.testing.TestManifest.image;
import static dev.ballast.testing.TestRegistry.NOW;
import static dev.ballast.testing.TestRegistry.USUAL_AGE;
import static dev.ballast.testing.TestRegistry.digestOf;
import static dev.ballast.testing.TestRegistry.sizeOf;
import static dev.ballast.testing.TestRegistry.uploadFolder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.plan.PlanItem;
import dev.ballast.plan.Reason;
import dev.ballast.registry.Digest;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.testing.TestManifest;
import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestResult;
import dev.ballast.testing.TestResult.Kept;
import dev.ballast.testing.TestRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is younger than a week stays, by the newest of its times; what is planned says how it was last used. */
class AgeTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration DAY = Duration.ofDays(1);
    private static final String UPLOAD = "0a5d1c2e-7b1f-4c3d-9e8f-001122334455";
    private static final TestManifest LIVE = image("live", "lost");
    private static final TestManifest GONE = image("of gone manifest");

    private static TestResult result;

    @BeforeAll
    static void runOverThingsOfEveryAge(@TempDir Path folder) {
        TestRegistry registry = TestRegistry.in(folder)
                .push("live", "v1", LIVE)
                .removeBlob(digestOf("lost"))
                .push("gone", GONE)
                .removeBlob(GONE.digest())
                .layerLink("first", "linked twice")
                .blob("linked twice")
                .layerLink("first", "mounted today")
                .blob("mounted today")
                .upload("first", UPLOAD, 1_000)
                .upload("continued", UPLOAD, 1_000);
        registry.aged(Duration.ofDays(20)).layerLink("second", "linked twice");
        registry.aged(WEEK).blob("a week old");
        registry.aged(WEEK.minusMillis(1)).blob("nearly a week old");
        registry.aged(DAY)
                .blob("a day old")
                .layerLink("second", "mounted today")
                .layerLink("young", "not stored")
                .revisionLink("young", image("not stored"))
                .upload("young", UPLOAD, 1_000)
                .touch(RegistryLayout.uploadPath("continued", UPLOAD, "data"));
        result = TestRun.over(registry).minAge(WEEK).run();
    }

    @Test
    void keepsAYoungBlobUntilItIsOld() {
        assertThat(keptUntil(digestOf("a day old"))).isEqualTo(NOW.minus(DAY).plus(WEEK));
    }

    @Test
    void takesABlobThatIsExactlyAsOldAsAskedAndNoneThatIsYounger() {
        assertThat(result.plannedBlobs())
                .contains(digestOf("a week old"))
                .doesNotContain(digestOf("nearly a week old"));
        assertThat(keptUntil(digestOf("nearly a week old"))).isEqualTo(NOW.plusMillis(1));
    }

    @Test
    void keepsAnOldBlobThatAnotherRepositoryMountedToday() {
        assertThat(result.plannedBlobs()).doesNotContain(digestOf("mounted today"));
        assertThat(keptUntil(digestOf("mounted today")))
                .isEqualTo(NOW.minus(DAY).plus(WEEK));
    }

    @Test
    void keepsYoungLinksAndUploadsThatLeadNowhere() {
        assertThat(result.itemsOf("young")).isEmpty();
        assertThat(result.kept())
                .filteredOn(kept -> kept.path().contains("/young/"))
                .extracting(Kept::reason)
                .containsExactlyInAnyOrder("dead_layer_link", "dead_revision_link", "stale_upload");
    }

    @Test
    void keepsAnUploadThatWasContinuedToday() {
        assertThat(result.itemsOf("continued")).isEmpty();
    }

    @Test
    void saysWhoLinkedABlobLast() {
        PlanItem item = item(Reason.UNREFERENCED_BLOB, RegistryLayout.blobPath(digestOf("linked twice")));

        assertThat(item.lastLinkedBy()).isEqualTo("second");
        assertThat(Instant.parse(item.newestLinkAt())).isEqualTo(NOW.minus(Duration.ofDays(20)));
        assertThat(Instant.parse(item.modifiedAt())).isEqualTo(NOW.minus(USUAL_AGE));
        assertThat(item.linkingRepositories()).isEqualTo(2);
        assertThat(item.sizeBytes()).isEqualTo(sizeOf("linked twice"));
        assertThat(item.owner()).isEmpty();
    }

    @Test
    void plansALayerLinkThatNoManifestOfItsRepositoryNeeds() {
        String path = RegistryLayout.layerLinkPath("first", digestOf("linked twice"));

        assertLink(item(Reason.UNNAMED_LAYER_LINK, path), "first", digestOf("linked twice"));
    }

    @Test
    void plansALayerLinkWhoseLayerIsGone() {
        String path = RegistryLayout.layerLinkPath("live", digestOf("lost"));

        assertLink(item(Reason.DEAD_LAYER_LINK, path), "live", digestOf("lost"));
    }

    @Test
    void plansARevisionLinkWhoseManifestIsGone() {
        String path = RegistryLayout.revisionLinkPath("gone", GONE.digest());

        assertLink(item(Reason.DEAD_REVISION_LINK, path), "gone", GONE.digest());
    }

    @Test
    void plansAnUploadThatNobodyContinuedAsOneItem() {
        PlanItem item = item(Reason.STALE_UPLOAD, uploadFolder("first", UPLOAD));

        assertThat(item.repository()).isEqualTo("first");
        assertThat(item.sizeBytes()).isGreaterThan(1_000);
        assertThat(Instant.parse(item.modifiedAt())).isEqualTo(NOW.minus(USUAL_AGE));
    }

    private static void assertLink(PlanItem item, String repository, Digest digest) {
        assertThat(item.repository()).isEqualTo(repository);
        assertThat(item.digest()).isEqualTo(digest.toString());
        assertThat(item.lastLinkedBy()).isEqualTo(repository);
        assertThat(Instant.parse(item.newestLinkAt())).isEqualTo(NOW.minus(USUAL_AGE));
        assertThat(item.sizeBytes()).isEqualTo(RegistryLayout.LINK_SIZE_BYTES);
    }

    private static PlanItem item(Reason reason, String path) {
        return result.items(reason).stream()
                .filter(item -> item.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static Instant keptUntil(Digest digest) {
        Kept kept = result.kept().stream()
                .filter(candidate -> candidate.path().equals(RegistryLayout.blobPath(digest)))
                .findFirst()
                .orElseThrow();
        assertThat(Objects.requireNonNull(kept.protectedBy())).isEqualTo("age");
        return kept.protectedUntil();
    }
}
