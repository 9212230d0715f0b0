package dev.ballast.nightly;

import static dev.ballast.testing.TestManifest.image;
import static dev.ballast.testing.TestManifest.imageWithForeignLayer;
import static dev.ballast.testing.TestManifest.index;
import static dev.ballast.testing.TestRegistry.digestOf;
import static dev.ballast.testing.TestRegistry.sizeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.plan.PlanItem;
import dev.ballast.plan.Reason;
import dev.ballast.sample.Document;
import dev.ballast.sample.ManifestDocuments;
import dev.ballast.testing.TestManifest;
import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestResult;
import dev.ballast.testing.TestRun;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What registries hold that is counted twice, or not at all, or missed, by whoever takes it for the usual. */
class CountingTest {
    private static final TestManifest ARM = image("arm");
    private static final TestManifest AMD = image("amd");
    private static final TestManifest INDEX = index(ARM, AMD);
    private static final TestManifest INNER = index(image("inner"));
    private static final TestManifest NESTED = index(INNER);
    private static final TestManifest SHARED = image("in two projects");
    private static final TestManifest TWICE = image("twice", "once", "twice");
    private static final TestManifest WITH_EMPTY_LAYER = image("", "not empty");
    private static final TestManifest FOREIGN = imageWithForeignLayer("elsewhere", "here");
    private static final TestManifest STORED_FOREIGN = imageWithForeignLayer("foreign and stored", "here too");
    private static final TestManifest NEVER_PUSHED = image("never pushed");
    private static final TestManifest SPARSE = index(NEVER_PUSHED, image("pushed"));
    private static final TestManifest CARRIED = image("of carried manifest");
    private static final TestManifest CARRIER = carrier(CARRIED);

    private static TestResult result;

    @BeforeAll
    static void runOverAllOfIt(@TempDir Path folder) {
        TestRegistry registry = TestRegistry.in(folder)
                .push("index/app", "v1", INDEX)
                .push("nested/app", "v1", NESTED)
                .push("red/app", "v1", SHARED)
                .push("blue/app", "v1", SHARED)
                .push("twice/app", "v1", TWICE)
                .push("empty-layer/app", "v1", WITH_EMPTY_LAYER)
                .push("foreign/app", "v1", FOREIGN)
                .push("stored-foreign/app", "v1", STORED_FOREIGN)
                .layerLink("stored-foreign/app", "foreign and stored")
                .blob("foreign and stored")
                .push("sparse/app", "v1", SPARSE)
                .removeRevisionLink("sparse/app", NEVER_PUSHED)
                .removeBlob(NEVER_PUSHED.digest())
                .push("carrier/app", "v1", CARRIER)
                .push("carrier/app", CARRIED)
                .removeRevisionLink("carrier/app", CARRIED);
        result = TestRun.of(registry);
    }

    private static TestManifest carrier(TestManifest carried) {
        Document config = TestManifest.layer("config of carrier");
        Document document = ManifestDocuments.ociImage(
                config.descriptor(), List.of(carried.document().descriptor()));
        return new TestManifest(document, List.of(config, carried.document()), List.of());
    }

    @Test
    void countsAnIndexWithoutTheSizesOfItsChildren() {
        long logical = own(INDEX) + own(ARM) + own(AMD);

        assertThat(bytes("index/app", "logical_bytes")).isEqualTo(logical);
        assertThat(bytes("index/app", "distinct_bytes")).isEqualTo(logical);
    }

    @Test
    void countsANestedIndexOnce() {
        long logical = own(NESTED) + own(INNER) + own(INNER.children().get(0));

        assertThat(bytes("nested/app", "logical_bytes")).isEqualTo(logical);
    }

    @Test
    void countsWhatTwoProjectsHoldAsExclusiveToNeither() {
        for (String repository : List.of("red/app", "blue/app")) {
            assertThat(bytes(repository, "distinct_bytes")).isEqualTo(own(SHARED));
            assertThat(bytes(repository, "exclusive_bytes")).isZero();
            assertThat(bytes(repository, "shared_bytes")).isEqualTo(own(SHARED));
        }
        assertThat(result.column("saved_across_repositories_bytes")).isEqualTo(own(SHARED));
    }

    @Test
    void countsALayerThatAnImageNamesTwiceOnce() {
        long distinct = own(TWICE) - sizeOf("twice");

        assertThat(bytes("twice/app", "logical_bytes")).isEqualTo(distinct);
        assertThat(bytes("twice/app", "distinct_bytes")).isEqualTo(distinct);
    }

    @Test
    void takesTheLayerWithoutBytesForALayer() {
        assertThat(sizeOf("")).isZero();
        assertHealthy("empty-layer/app", WITH_EMPTY_LAYER);
        assertThat(bytes("empty-layer/app", "blobs")).isEqualTo(4);
    }

    @Test
    void missesNoForeignLayer() {
        assertHealthy("foreign/app", FOREIGN);
    }

    @Test
    void keepsAForeignLayerThatIsStored() {
        assertHealthy("stored-foreign/app", STORED_FOREIGN);
        assertThat(result.plannedBlobs()).doesNotContain(digestOf("foreign and stored"));
    }

    @Test
    void missesNoPlatformThatWasNeverPushed() {
        assertThat(result.problemsOf("sparse/app")).isEmpty();
        assertThat(result.column("missing_blobs")).isEqualTo(0L);
    }

    @Test
    void keepsAManifestThatIsALayerOfAnotherWithoutItsOwnLayers() {
        assertThat(result.plannedOf(CARRIER)).isEmpty();
        assertThat(result.plannedOf(CARRIED))
                .containsExactlyInAnyOrder(CARRIED.configDigest(), digestOf("of carried manifest"));
        assertThat(result.itemsOf("carrier/app"))
                .extracting(PlanItem::reason)
                .containsOnly(Reason.UNNAMED_LAYER_LINK.label());
    }

    @Test
    void addsUpToTheTotalsOfTheRun() {
        assertThat(result.column("logical_bytes")).isEqualTo(sum("logical_bytes"));
        assertThat(result.column("repository_bytes")).isEqualTo(sum("distinct_bytes"));
        assertThat(result.column("saved_within_repositories_bytes"))
                .isEqualTo(sum("logical_bytes") - sum("distinct_bytes"));
        assertThat(result.column("referenced_bytes")).isEqualTo(sum("distinct_bytes") - own(SHARED));
    }

    private static void assertHealthy(String repository, TestManifest image) {
        assertThat(result.plannedOf(image)).isEmpty();
        assertThat(result.itemsOf(repository)).isEmpty();
        assertThat(result.problemsOf(repository)).isEmpty();
    }

    /** The bytes of a manifest and of all that it names directly, as often as it names it. */
    private static long own(TestManifest manifest) {
        return Stream.concat(Stream.of(manifest.document()), manifest.blobs().stream())
                .mapToLong(Document::sizeBytes)
                .sum();
    }

    private static long bytes(String repository, String column) {
        return result.repository(repository).<Long>getAs(column);
    }

    private static long sum(String column) {
        return result.table("repositories").stream()
                .mapToLong((Row row) -> row.<Long>getAs(column))
                .sum();
    }
}
