package dev.ballast.nightly;

import static dev.ballast.testing.TestRegistry.digestOf;
import static dev.ballast.testing.TestRegistry.foreignLayer;
import static dev.ballast.testing.TestRegistry.layer;
import static dev.ballast.testing.TestRegistry.layers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.registry.Descriptor;
import dev.ballast.registry.Digest;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.sample.Document;
import dev.ballast.sample.ManifestDocuments;
import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What has cost other collectors' users their data, or stopped the collection: one registry, a repository for each case,
 * one run.
 */
class FailureTableTest {
    private static final String BROKEN_JSON = "{\"schemaVersion\": 2, \"layers\": [";

    private static TestRun run;
    private static Digest indexedChild;
    private static Digest lostChild;
    private static Digest deadManifest;

    @BeforeAll
    static void runOnce(@TempDir Path folder) {
        TestRegistry registry = TestRegistry.in(folder.resolve("registry"));
        registry.image("healthy/app", "healthy");
        registry.blob("orphan");
        withoutLayersFolder(registry);
        onlyLayers(registry);
        damagedLinks(registry);
        deadManifest = missingBlobs(registry);
        damagedManifests(registry);
        otherKinds(registry);
        indexedChild = nestedIndex(registry);
        lostChild = indexWithLostChild(registry);
        sameIndexInTwoRepositories(registry);
        strangeFiles(registry);
        run = TestRun.over(registry.root(), folder.resolve("out"));
    }

    private static void withoutLayersFolder(TestRegistry registry) {
        Document image = registry.imageDocument("no-layers/app", layers("no-layers"));
        registry.store("no-layers").manifest("no-layers/app", image);
        registry.lose(RegistryLayout.layerLinkPath(
                "no-layers/app",
                TestRegistry.configOf("no-layers/app", layers("no-layers")).digest()));
    }

    private static void onlyLayers(TestRegistry registry) {
        registry.linkedLayer("never-finished/app", "never-finished");
        registry.upload("never-finished/app", "0198f0a4-0000-4000-8000-000000000001", 5000);
    }

    private static void damagedLinks(TestRegistry registry) {
        Document image = registry.image("empty-revision/app", "empty-revision");
        registry.file(RegistryLayout.revisionLinkPath("empty-revision/app", image.digest()), "");

        registry.image("empty-layer/app", "empty-layer");
        registry.file(RegistryLayout.layerLinkPath("empty-layer/app", digestOf("empty-layer")), "");

        Document tagged = registry.image("empty-current/app", "empty-current");
        registry.tag("empty-current/app", "v1", tagged)
                .file(RegistryLayout.tagCurrentLinkPath("empty-current/app", "v1"), "");
    }

    private static Digest missingBlobs(TestRegistry registry) {
        registry.image("missing-layer/app", "missing-layer");
        registry.lose(RegistryLayout.blobPath(digestOf("missing-layer")));

        Document deadManifest = registry.image("missing-manifest/app", "of-missing-manifest");
        registry.lose(RegistryLayout.blobPath(deadManifest.digest()));
        return deadManifest.digest();
    }

    private static void damagedManifests(TestRegistry registry) {
        registry.linkedLayer("broken-json/app", "of-broken-json");
        registry.manifest("broken-json/app", BROKEN_JSON);
        registry.linkedLayer("empty-manifest/app", "of-empty-manifest");
        registry.manifest("empty-manifest/app", "");
        registry.linkedLayer("unknown-kind/app", "linked-by-unknown-kind");
        registry.blob("named-by-unknown-kind");
        registry.manifest(
                "unknown-kind/app",
                "{\"schemaVersion\": 7, \"mediaType\": \"application/vnd.example.bundle+json\", \"parts\": [{\"digest\": \""
                        + digestOf("named-by-unknown-kind") + "\"}]}");
    }

    private static void otherKinds(TestRegistry registry) {
        registry.linkedLayer("old/app", "of-schema1");
        registry.manifest(
                "old/app",
                "{\"schemaVersion\": 1, \"name\": \"old/app\", \"tag\": \"1\", \"fsLayers\": [{\"blobSum\": \""
                        + digestOf("of-schema1") + "\"}], \"history\": [{\"v1Compatibility\": \"{}\"}]}");

        Descriptor bySha512 = registry.layerBySha512("by-sha512/app", "of-sha512");
        registry.image("by-sha512/app", bySha512);
        registry.linkedLayer("by-sha512/app", "unnamed-beside-sha512");

        registry.image("foreign/app", foreignLayer("elsewhere"), foreignLayer("pushed-all-the-same"));
        registry.blob("pushed-all-the-same");

        Document subject = registry.image("referred/app", "of-subject");
        registry.linkedLayer("referred/app", "of-signature");
        registry.manifest(
                "referred/app",
                ManifestDocuments.referrer(
                        "application/vnd.example.signature", List.of(layer("of-signature")), subject.descriptor()));
    }

    private static Digest nestedIndex(TestRegistry registry) {
        Document child = registry.image("indexed/app", "of-child");
        Document inner = registry.index("indexed/app", child);
        Document outer = registry.index("indexed/app", inner);
        registry.tag("indexed/app", "v1", outer);
        return child.digest();
    }

    private static Digest indexWithLostChild(TestRegistry registry) {
        Document lost = registry.image("lost-child/app", "of-lost-child");
        Document sibling = registry.image("lost-child/app", "of-sibling");
        registry.tag("lost-child/app", "v1", registry.index("lost-child/app", lost, sibling));
        registry.deleteManifest("lost-child/app", lost);
        return lost.digest();
    }

    private static void sameIndexInTwoRepositories(TestRegistry registry) {
        Document shared = registry.image("same-index/a", "of-shared-child");
        registry.image("same-index/b", "of-shared-child");
        registry.manifest("same-index/b", shared);
        registry.index("same-index/a", shared);
        registry.index("same-index/b", shared);
        registry.deleteManifest("same-index/a", shared);
    }

    private static void strangeFiles(TestRegistry registry) {
        registry.file("docker/registry/v2/blobs/sha256/a/data", "no blob")
                .file("docker/registry/v2/blobs/sha256/ab/abcd/data", "short")
                .file("docker/registry/v2/repositories/UPPER/_layers/sha256/x/link", "no repository")
                .file("docker/registry/v2/repositories/.DS_Store", "tolerated");
    }

    @Test
    void takesTheOrphan() {
        assertThat(run.plannedBlobs()).contains(digestOf("orphan"));
    }

    @Test
    void keepsWhatARepositoryWithoutLayersFolderNames() {
        assertThat(run.plannedBlobs()).doesNotContain(digestOf("no-layers"));
    }

    @Test
    void takesBlobsLinksAndUploadsOfAPushThatNeverFinished() {
        assertThat(run.plannedBlobs()).contains(digestOf("never-finished"));
        assertThat(run.plannedPaths("never-finished/app"))
                .containsExactlyInAnyOrder(
                        "unnamed_layer_link "
                                + RegistryLayout.layerLinkPath("never-finished/app", digestOf("never-finished")),
                        "stale_upload docker/registry/v2/repositories/never-finished/app/_uploads/"
                                + "0198f0a4-0000-4000-8000-000000000001");
    }

    @Test
    void readsOnPastAnEmptyRevisionLinkBecauseThePathHoldsTheDigest() {
        assertThat(run.plannedBlobs()).doesNotContain(digestOf("empty-revision"));
        assertThat(run.problems()).contains("damaged_link empty-revision/app");
    }

    @Test
    void reportsAnEmptyLayerLinkAndKeepsTheLayer() {
        assertThat(run.plannedBlobs()).doesNotContain(digestOf("empty-layer"));
        assertThat(run.problems()).contains("damaged_link empty-layer/app");
    }

    @Test
    void keepsTheHistoryOfATagWhoseCurrentLinkIsEmpty() {
        assertThat(run.plannedBlobs()).doesNotContain(digestOf("empty-current"));
        assertThat(run.problems()).contains("damaged_link empty-current/app");
    }

    @Test
    void reportsAMissingLayerAndTakesItsDeadLink() {
        assertThat(run.problems()).contains("missing_blob missing-layer/app");
        assertThat(run.plannedPaths("missing-layer/app"))
                .containsExactly("dead_layer_link "
                        + RegistryLayout.layerLinkPath("missing-layer/app", digestOf("missing-layer")));
    }

    @Test
    void reportsAMissingManifestAndTakesItsDeadLink() {
        assertThat(run.problems()).contains("missing_manifest missing-manifest/app");
        assertThat(run.plannedPaths("missing-manifest/app"))
                .contains(
                        "dead_revision_link " + RegistryLayout.revisionLinkPath("missing-manifest/app", deadManifest));
    }

    @Test
    void keepsEverythingThatTheRepositoryOfABrokenManifestLinks() {
        assertThat(run.plannedBlobs()).doesNotContain(digestOf("of-broken-json"), digestOf(BROKEN_JSON));
        assertThat(run.plannedPaths("broken-json/app")).isEmpty();
        assertThat(run.problems()).contains("damaged_manifest broken-json/app");
    }

    @Test
    void keepsEverythingThatTheRepositoryOfAnEmptyManifestLinks() {
        assertThat(run.plannedBlobs()).doesNotContain(digestOf("of-empty-manifest"), digestOf(""));
        assertThat(run.problems()).contains("damaged_manifest empty-manifest/app");
    }

    @Test
    void followsDigestsOfAnUnknownKindAndKeepsWhatItsRepositoryLinks() {
        assertThat(run.plannedBlobs())
                .doesNotContain(digestOf("named-by-unknown-kind"), digestOf("linked-by-unknown-kind"));
        assertThat(run.problems()).contains("damaged_manifest unknown-kind/app");
    }

    @Test
    void readsSchema1() {
        assertThat(run.plannedBlobs()).doesNotContain(digestOf("of-schema1"));
    }

    @Test
    void resolvesALayerNamedBySha512ThroughItsLink() {
        assertThat(run.plannedBlobs())
                .doesNotContain(digestOf("of-sha512"))
                .contains(digestOf("unnamed-beside-sha512"));
    }

    @Test
    void expectsNoForeignLayerAndKeepsOneThatIsStored() {
        assertThat(run.plannedBlobs()).doesNotContain(digestOf("pushed-all-the-same"));
        assertThat(run.problems()).doesNotContain("missing_blob foreign/app");
    }

    @Test
    void keepsAReferrerWithItsSubject() {
        assertThat(run.plannedBlobs()).doesNotContain(digestOf("of-subject"), digestOf("of-signature"));
    }

    @Test
    void keepsBlobReferencedOnlyByNestedIndex() {
        assertThat(run.plannedBlobs()).doesNotContain(digestOf("of-child"), indexedChild);
    }

    @Test
    void keepsTheDocumentOfAChildThatLostItsRevisionAndTakesItsLayers() {
        assertThat(run.plannedBlobs())
                .contains(digestOf("of-lost-child"))
                .doesNotContain(lostChild, digestOf("of-sibling"));
    }

    @Test
    void keepsAChildOfTheSameIndexInAnotherRepositoryWhateverTheirOrder() {
        assertThat(run.plannedBlobs()).doesNotContain(digestOf("of-shared-child"));
    }

    @Test
    void reportsStrangeFilesAndNeverPlansThem() {
        assertThat(run.problems()).filteredOn("unrecognised_file null"::equals).hasSize(3);
        assertThat(run.items()).noneMatch(item -> Set.of("UPPER").contains(item.repository()));
    }

    @Test
    void countsEveryStoredBlobOnce() {
        long stored = (long) run.column("blobs");
        assertThat((long) run.column("referenced_blobs") + (long) run.column("unreferenced_blobs"))
                .isEqualTo(stored);
        assertThat(run.plan().status()).isEqualTo("ok");
    }
}
