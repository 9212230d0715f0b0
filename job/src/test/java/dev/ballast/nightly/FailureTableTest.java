package dev.ballast.nightly;

import static dev.ballast.testing.TestManifest.image;
import static dev.ballast.testing.TestManifest.imageBySha512;
import static dev.ballast.testing.TestManifest.index;
import static dev.ballast.testing.TestManifest.ofUnknownKind;
import static dev.ballast.testing.TestManifest.schema1;
import static dev.ballast.testing.TestRegistry.digestOf;
import static dev.ballast.testing.TestRegistry.repositoryPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ballast.plan.PlanItem;
import dev.ballast.plan.Reason;
import dev.ballast.registry.MediaType;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.storage.TreeReader;
import dev.ballast.testing.ForgetfulReader;
import dev.ballast.testing.TestManifest;
import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestResult;
import dev.ballast.testing.TestResult.Finding;
import dev.ballast.testing.TestRun;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What has cost others data or stopped their collectors, each in a repository of its own, in one registry: damage in one
 * place never decides about another.
 */
class FailureTableTest {
    private static final TestManifest UNLINKED = image("unlinked");
    private static final TestManifest EMPTY_REVISION_LINK = image("empty revision link");
    private static final TestManifest EMPTY_LAYER_LINK = image("empty layer link");
    private static final TestManifest OLD_OF_EMPTY_TAG = image("old of empty tag");
    private static final TestManifest NEW_OF_EMPTY_TAG = image("new of empty tag");
    private static final TestManifest WITH_LOST_LAYER = image("lost", "left");
    private static final TestManifest LOST = image("of lost manifest");
    private static final TestManifest BAD_JSON = image("of bad json");
    private static final TestManifest EMPTY = TestManifest.written(MediaType.OCI_IMAGE, "", "of empty manifest");
    private static final TestManifest FOLDER = image("of folder in place of data");
    private static final TestManifest FILE = image("of file in place of folder");
    private static final TestManifest WITH_FOLDER_AS_LAYER = image("folder in place of layer", "beside folder");
    private static final TestManifest WITH_FILE_AS_LAYER = image("file in place of layer", "beside file");
    private static final TestManifest UNKNOWN = ofUnknownKind("of unknown kind");
    private static final TestManifest SCHEMA1 = schema1("schema 1 lower", "schema 1 upper");
    private static final TestManifest DEEP_INDEX = index(index(image("deep arm"), image("deep amd")), image("flat"));
    private static final TestManifest CHILD = image("child of both");
    private static final TestManifest SHARED_INDEX = index(CHILD, image("other child of both"));
    private static final TestManifest BY_SHA512 = imageBySha512("named by sha512");
    private static final TestManifest UNRESOLVED = imageBySha512("named by sha512, not linked so");
    private static final TestManifest VANISHING = image("of vanishing manifest");
    private static final String SHORT_BLOB = RegistryLayout.BLOBS + "/sha256/a/data";
    private static final String FILE_IN_PLACE_OF_FOLDER =
            RegistryLayout.blobPath(FILE.digest()).replace("/data", "");
    private static final String IN_FOLDER_AS_LAYER =
            RegistryLayout.blobPath(digestOf("folder in place of layer")) + "/inner";
    private static final String FILE_AS_LAYER =
            RegistryLayout.blobPath(digestOf("file in place of layer")).replace("/data", "");
    private static final String SHORT_LINK = repositoryPath("odd", "_layers/sha256/abc/link");
    private static final String ODD_NAME = RegistryLayout.REPOSITORIES + "/Not A Name/_layers/sha256/abc/link";
    private static final String[] STRANGE = {
        SHORT_BLOB, SHORT_LINK, ODD_NAME, FILE_IN_PLACE_OF_FOLDER, IN_FOLDER_AS_LAYER, FILE_AS_LAYER
    };

    private static TestResult result;

    @BeforeAll
    static void runOverAllOfIt(@TempDir Path folder) {
        TestRegistry registry = TestRegistry.in(folder)
                .image("healthy", "v1", "healthy")
                .layerLink("healthy", "garbage")
                .blob("garbage");
        damageLinks(registry);
        damageManifests(registry);
        damageLayers(registry);
        pushWhatOthersLose(registry);
        TreeReader reader = new TreeReader(registry.storageRoot());
        result = TestRun.over(registry)
                .reading(
                        TestRun.over(registry).lister(),
                        new ForgetfulReader(reader, RegistryLayout.blobPath(VANISHING.digest())))
                .run();
    }

    private static void damageLinks(TestRegistry registry) {
        registry.push("without-layer-links", "v1", UNLINKED)
                .remove(repositoryPath("without-layer-links", "_layers"))
                .layerLink("never-finished", "never finished")
                .blob("never finished")
                .aged(Duration.ofDays(6))
                .layerLink("not-yet-finished", "not yet finished")
                .blob("not yet finished");
        registry.push("empty-revision-link", "v1", EMPTY_REVISION_LINK)
                .truncate(RegistryLayout.revisionLinkPath("empty-revision-link", EMPTY_REVISION_LINK.digest()))
                .push("empty-layer-link", "v1", EMPTY_LAYER_LINK)
                .truncate(RegistryLayout.layerLinkPath("empty-layer-link", digestOf("empty layer link")))
                .push("empty-tag", "v1", OLD_OF_EMPTY_TAG)
                .push("empty-tag", "v1", NEW_OF_EMPTY_TAG)
                .truncate(RegistryLayout.tagCurrentLinkPath("empty-tag", "v1"))
                .push("lost-layer", "v1", WITH_LOST_LAYER)
                .removeBlob(digestOf("lost"))
                .push("lost-manifest", "v1", LOST)
                .removeBlob(LOST.digest())
                .file(SHORT_BLOB, "x")
                .file(SHORT_LINK, "sha256:abc")
                .file(ODD_NAME, "sha256:abc");
    }

    private static void damageManifests(TestRegistry registry) {
        registry.push("bad-json", "v1", BAD_JSON)
                .corrupt(BAD_JSON)
                .layerLink("bad-json", "linked beside bad json")
                .blob("linked beside bad json")
                .push("empty-manifest", "v1", EMPTY)
                .push("unknown-kind", UNKNOWN)
                .layerLink("unknown-kind", "linked beside unknown kind")
                .blob("linked beside unknown kind")
                .push("vanishing", VANISHING);
        registry.push("folder-in-place-of-data", "v1", FOLDER)
                .removeBlob(FOLDER.digest())
                .folder(RegistryLayout.blobPath(FOLDER.digest()))
                .layerLink("folder-in-place-of-data", "linked beside folder")
                .blob("linked beside folder")
                .push("file-in-place-of-folder", "v1", FILE)
                .remove(FILE_IN_PLACE_OF_FOLDER)
                .file(FILE_IN_PLACE_OF_FOLDER, "x")
                .layerLink("file-in-place-of-folder", "linked beside file")
                .blob("linked beside file");
    }

    private static void damageLayers(TestRegistry registry) {
        registry.push("folder-in-place-of-layer", "v1", WITH_FOLDER_AS_LAYER)
                .removeBlob(digestOf("folder in place of layer"))
                .file(IN_FOLDER_AS_LAYER, "x")
                .push("file-in-place-of-layer", "v1", WITH_FILE_AS_LAYER)
                .remove(FILE_AS_LAYER)
                .file(FILE_AS_LAYER, "x");
    }

    private static void pushWhatOthersLose(TestRegistry registry) {
        registry.push("schema1", "v1", SCHEMA1)
                .push("deep-index", "v1", DEEP_INDEX)
                .push("index-in-a", "v1", SHARED_INDEX)
                .push("index-in-b", "v1", SHARED_INDEX)
                .removeRevisionLink("index-in-a", CHILD)
                .push("sha512", "v1", BY_SHA512)
                .layerLinkBySha512("sha512", "named by sha512")
                .push("sha512-unresolved", "v1", UNRESOLVED)
                .layerLink("sha512-unresolved", "linked beside unresolved")
                .blob("linked beside unresolved");
    }

    @Test
    void collectsWhatIsHealthyBesideAllDamage() {
        assertThat(result.plan().status()).isEqualTo("ok");
        assertThat(result.plannedBlobs()).contains(digestOf("garbage"));
    }

    @Test
    void keepsImagesOfARepositoryWithoutLayerLinks() {
        assertThat(result.plannedOf(UNLINKED)).isEmpty();
    }

    @Test
    void plansBlobAndLinkOfAPushThatNeverFinished() {
        assertThat(result.plannedBlobs()).contains(digestOf("never finished"));
        assertThat(result.itemsOf("never-finished"))
                .extracting(PlanItem::reason)
                .containsExactly(Reason.UNNAMED_LAYER_LINK.label());
    }

    @Test
    void keepsAPushThatMayStillFinish() {
        assertThat(result.plannedBlobs()).doesNotContain(digestOf("not yet finished"));
        assertThat(result.itemsOf("not-yet-finished")).isEmpty();
    }

    @Test
    void readsOnWhereARevisionLinkIsEmpty() {
        assertThat(result.plannedOf(EMPTY_REVISION_LINK)).isEmpty();
        assertThat(result.itemsOf("empty-revision-link")).isEmpty();
        assertReported(
                "empty-revision-link",
                "damaged_link",
                EMPTY_REVISION_LINK.digest().toString());
    }

    @Test
    void readsOnWhereALayerLinkIsEmpty() {
        assertThat(result.plannedOf(EMPTY_LAYER_LINK)).isEmpty();
        assertReported(
                "empty-layer-link", "damaged_link", digestOf("empty layer link").toString());
    }

    @Test
    void keepsTheHistoryOfATagWhoseCurrentLinkIsEmpty() {
        assertThat(result.plannedOf(OLD_OF_EMPTY_TAG, NEW_OF_EMPTY_TAG)).isEmpty();
        assertThat(result.problemsOf("empty-tag")).extracting(Finding::kind).containsExactly("damaged_link");
    }

    @Test
    void reportsALayerThatIsGoneAndPlansItsLink() {
        assertThat(result.plannedOf(WITH_LOST_LAYER)).isEmpty();
        assertReported("lost-layer", "missing_blob", digestOf("lost").toString());
        assertThat(result.itemsOf("lost-layer"))
                .extracting(PlanItem::reason, PlanItem::digest)
                .containsExactly(
                        tuple(Reason.DEAD_LAYER_LINK.label(), digestOf("lost").toString()));
    }

    @Test
    void reportsAManifestThatIsGoneAndPlansItsLinkAndLayers() {
        assertThat(result.plannedOf(LOST)).containsExactlyInAnyOrder(LOST.configDigest(), digestOf("of lost manifest"));
        assertReported("lost-manifest", "missing_manifest", LOST.digest().toString());
        assertThat(result.itemsOf("lost-manifest"))
                .extracting(PlanItem::reason)
                .containsOnlyOnce(Reason.DEAD_REVISION_LINK.label())
                .contains(Reason.UNNAMED_LAYER_LINK.label());
    }

    @Test
    void keepsAllThatARepositoryWithBadJsonLinks() {
        assertKeptWhole("bad-json", BAD_JSON, "linked beside bad json");
    }

    @Test
    void keepsAllThatARepositoryWithAnEmptyManifestLinks() {
        assertKeptWhole("empty-manifest", EMPTY, "of empty manifest");
    }

    @Test
    void keepsAllThatARepositoryWithAManifestOfUnknownKindLinks() {
        assertKeptWhole("unknown-kind", UNKNOWN, "linked beside unknown kind");
    }

    @Test
    void keepsAllThatARepositoryLinksWhereAManifestsDataIsAFolder() {
        assertKeptWhole("folder-in-place-of-data", FOLDER, "linked beside folder");
    }

    @Test
    void keepsAllThatARepositoryLinksWhereAManifestsFolderIsAFile() {
        assertKeptWhole("file-in-place-of-folder", FILE, "linked beside file");
    }

    @Test
    void missesALayerWhoseDataIsAFolder() {
        assertThat(result.plannedOf(WITH_FOLDER_AS_LAYER)).isEmpty();
        assertReported(
                "folder-in-place-of-layer",
                "missing_blob",
                digestOf("folder in place of layer").toString());
    }

    @Test
    void missesALayerWhoseFolderIsAFile() {
        assertThat(result.plannedOf(WITH_FILE_AS_LAYER)).isEmpty();
        assertReported(
                "file-in-place-of-layer",
                "missing_blob",
                digestOf("file in place of layer").toString());
    }

    @Test
    void readsSchema1() {
        assertThat(result.plannedOf(SCHEMA1)).isEmpty();
        assertThat(result.problemsOf("schema1")).isEmpty();
    }

    @Test
    void keepsUntaggedChildrenOfATaggedIndexAtAnyDepth() {
        assertThat(result.plannedOf(DEEP_INDEX)).isEmpty();
        assertThat(result.itemsOf("deep-index")).isEmpty();
    }

    @Test
    void keepsAnIndexInOneRepositoryWhoseChildWasDeletedInAnother() {
        assertThat(result.plannedOf(SHARED_INDEX)).isEmpty();
        assertThat(result.itemsOf("index-in-b")).isEmpty();
        assertThat(result.itemsOf("index-in-a"))
                .extracting(PlanItem::digest)
                .containsExactlyInAnyOrder(
                        CHILD.configDigest().toString(),
                        digestOf("child of both").toString());
    }

    @Test
    void resolvesALayerNamedBySha512ThroughItsLink() {
        assertThat(result.plannedOf(BY_SHA512)).isEmpty();
        assertThat(result.itemsOf("sha512")).isEmpty();
        assertThat(result.problemsOf("sha512")).isEmpty();
    }

    @Test
    void keepsAllThatARepositoryLinksWhereASha512CannotBeResolved() {
        assertThat(result.plannedOf(UNRESOLVED)).isEmpty();
        assertThat(result.plannedBlobs()).doesNotContain(digestOf("linked beside unresolved"));
        assertThat(result.problemsOf("sha512-unresolved"))
                .extracting(Finding::kind)
                .containsExactly("unresolved_digest");
    }

    @Test
    void keepsAllThatARepositoryLinksWhenAManifestVanishesWhileItIsRead() {
        assertThat(result.plannedOf(VANISHING)).isEmpty();
        assertReported("vanishing", "vanished_manifest", VANISHING.digest().toString());
    }

    @Test
    void reportsAndNeverTouchesWhatFitsNoRuleOfTheLayout() {
        assertThat(result.problems())
                .filteredOn(problem -> problem.kind().equals("unrecognised_file"))
                .extracting(Finding::path)
                .containsExactlyInAnyOrder(STRANGE);
        assertThat(result.items()).extracting(PlanItem::path).doesNotContain(STRANGE);
    }

    private static void assertKeptWhole(String repository, TestManifest damaged, String linked) {
        assertThat(result.plannedOf(damaged)).isEmpty();
        assertThat(result.plannedBlobs()).doesNotContain(digestOf(linked));
        assertThat(result.itemsOf(repository)).isEmpty();
        assertReported(repository, "damaged_manifest", damaged.digest().toString());
    }

    private static void assertReported(String repository, String kind, String digest) {
        assertThat(result.problemsOf(repository))
                .extracting(Finding::kind, Finding::digest)
                .contains(tuple(kind, digest));
    }
}
