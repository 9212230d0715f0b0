package dev.ballast.analytics;

import static dev.ballast.testing.TestManifest.image;
import static dev.ballast.testing.TestManifest.index;
import static dev.ballast.testing.TestManifest.referrer;
import static dev.ballast.testing.TestRegistry.NOW;
import static dev.ballast.testing.TestRegistry.digestOf;
import static dev.ballast.testing.TestRegistry.sizeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.ballast.registry.Digest;
import dev.ballast.reports.model.HistoryPoint;
import dev.ballast.sample.Document;
import dev.ballast.testing.TestManifest;
import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestResult;
import dev.ballast.testing.TestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One small registry whose tables can be worked out on paper.
 *
 * <pre>
 * base/os      1 = [os]                 30 days old
 *              2 = [os two]             20 days old, the newest
 * team/app     v1, latest = [os, app]   and an untagged signature of it
 * other/copy   v1 = [os, app]           the same image
 * other/tool   v1 = [os, tool]
 * multi/app    v1 = index of [shared, arm] and [shared, amd]
 * </pre>
 */
class TablesByHandTest {
    private static final TestManifest BASE = image("os");
    private static final TestManifest NEW_BASE = image("os two");
    private static final TestManifest APP = image("os", "app");
    private static final TestManifest SIGNATURE = referrer(APP, "signature");
    private static final TestManifest TOOL = image("os", "tool");
    private static final TestManifest ARM = image("shared", "arm");
    private static final TestManifest AMD = image("shared", "amd");
    private static final TestManifest INDEX = index(ARM, AMD);

    private static TestResult first;
    private static TestResult nextNight;

    @BeforeAll
    static void runOnTwoNights(@TempDir Path folder) throws IOException {
        TestRegistry registry = TestRegistry.in(folder)
                .push("base/os", "1", BASE)
                .push("team/app", "v1", APP)
                .tag("team/app", "latest", APP)
                .push("team/app", SIGNATURE)
                .push("other/copy", "v1", APP)
                .push("other/tool", "v1", TOOL)
                .push("multi/app", "v1", INDEX)
                .blob("garbage");
        registry.aged(Duration.ofDays(20)).push("base/os", "2", NEW_BASE);
        first = TestRun.of(registry);
        registry.blob("newer garbage");
        write(
                first.out().resolve("plans").resolve(first.plan().planId()).resolve("outcomes/summary.json"),
                "{\"status\": \"waiting\", \"outcomes\": {\"QUARANTINED\": {\"items\": 2, \"bytes\": 4711},"
                        + " \"SKIPPED\": {\"items\": 1, \"bytes\": 100}}}");
        nextNight = TestRun.over(registry).at(NOW.plus(Duration.ofDays(1))).run();
    }

    @Test
    void countsTheReferencesOfABlobByManifestRepositoryAndTag() {
        assertThat(blob(digestOf("os")).<Long>getAs("manifest_references"))
                .as("base/os:1, team/app, other/copy, other/tool")
                .isEqualTo(4);
        assertThat(blob(digestOf("os")).<Long>getAs("repository_references")).isEqualTo(4);
        assertThat(blob(digestOf("os")).<Long>getAs("tag_references"))
                .as("1, v1 and latest of team/app, v1 of other/copy and of other/tool")
                .isEqualTo(5);
    }

    @Test
    void followsATagThroughAnIndexOnceHoweverManyEntriesNameTheBlob() {
        assertThat(blob(digestOf("shared")).<Long>getAs("manifest_references")).isEqualTo(2);
        assertThat(blob(digestOf("shared")).<Long>getAs("tag_references")).isEqualTo(1);
        assertThat(blob(ARM.digest()).<Long>getAs("tag_references")).isEqualTo(1);
        assertThat(blob(INDEX.digest()).<Long>getAs("tag_references")).isEqualTo(1);
    }

    @Test
    void followsATagFromASubjectToItsSignature() {
        assertThat(blob(digestOf("signature")).<Long>getAs("tag_references"))
                .as("v1 and latest; not v1 of other/copy, where nothing is signed")
                .isEqualTo(2);
    }

    @Test
    void namesTheMediaTypeThatManifestsDeclare() {
        assertThat(blob(digestOf("os")).<String>getAs("media_type"))
                .isEqualTo("application/vnd.oci.image.layer.v1.tar+gzip");
        assertThat(blob(INDEX.digest()).<String>getAs("media_type"))
                .isEqualTo("application/vnd.oci.image.index.v1+json");
        assertThat(blob(digestOf("garbage")).<String>getAs("media_type")).isNull();
    }

    @Test
    void remembersSinceWhenABlobIsUnreferenced() {
        assertThat(blob(digestOf("garbage")).<Object>getAs("first_unreferenced_at"))
                .isEqualTo(NOW);
        Row stillGarbage = row(nextNight, "blobs", isDigest(digestOf("garbage")));
        Row newGarbage = row(nextNight, "blobs", isDigest(digestOf("newer garbage")));
        assertThat(stillGarbage.<Object>getAs("first_unreferenced_at")).isEqualTo(NOW);
        assertThat(newGarbage.<Object>getAs("first_unreferenced_at")).isEqualTo(NOW.plus(Duration.ofDays(1)));
        assertThat(blob(digestOf("os")).<Object>getAs("first_unreferenced_at")).isNull();
    }

    @Test
    void addsUpAProjectOverItsRepositoriesCountingEachBlobOnce() {
        Row other = row(first, "projects", row -> row.getAs("project").equals("other"));

        assertThat(other.<Long>getAs("repositories")).isEqualTo(2);
        assertThat(other.<Long>getAs("tags")).isEqualTo(2);
        assertThat(other.<Long>getAs("manifests")).isEqualTo(2);
        assertThat(other.<Long>getAs("logical_bytes")).isEqualTo(own(APP) + own(TOOL));
        assertThat(other.<Long>getAs("distinct_bytes")).isEqualTo(own(APP) + own(TOOL) - sizeOf("os"));
        assertThat(other.<Long>getAs("exclusive_bytes"))
                .as("the tool without the shared layer; the copied app is team's as well")
                .isEqualTo(own(TOOL) - sizeOf("os"));
        assertThat(other.<Long>getAs("shared_bytes")).isEqualTo(own(APP));
    }

    @Test
    void dividesBytesFairlySoThatTheSharesSumToWhatIsReferenced() {
        long referenced = sum("runs", "referenced_bytes");
        double other = own(TOOL) - sizeOf("os") + (own(APP) - sizeOf("os")) / 2.0 + sizeOf("os") / 3.0;
        double copy = (own(APP) - sizeOf("os")) / 2.0 + sizeOf("os") / 4.0;

        assertThat(sum("projects", "fair_share_bytes")).isEqualTo(referenced);
        assertThat(sum("repositories", "fair_share_bytes")).isEqualTo(referenced);
        assertThat((double) row(first, "projects", row -> row.getAs("project").equals("other"))
                        .<Long>getAs("fair_share_bytes"))
                .isBetween(other - 1, other + 1);
        assertThat((double) first.repository("other/copy").<Long>getAs("fair_share_bytes"))
                .isBetween(copy - 1, copy + 1);
    }

    @Test
    void describesARevisionAsAnImage() {
        Row app = imageRow("team/app", APP);

        assertThat(app.<String>getAs("kind")).isEqualTo("image");
        assertThat(app.<Long>getAs("tags")).isEqualTo(2);
        assertThat(app.<String>getAs("tag_sample")).isEqualTo("latest,v1");
        assertThat(app.<Long>getAs("layers")).isEqualTo(2);
        assertThat(app.<Long>getAs("size_bytes")).isEqualTo(own(APP));
        assertThat(app.<Long>getAs("exclusive_bytes"))
                .as("other/copy holds the same image")
                .isZero();
        assertThat(app.<Boolean>getAs("reachable")).isTrue();
        assertThat(app.<String>getAs("root_reason")).isEqualTo("revision");
        assertThat(imageRow("other/tool", TOOL).<Long>getAs("exclusive_bytes")).isEqualTo(own(TOOL) - sizeOf("os"));
    }

    @Test
    void describesAnIndexItsEntriesAndAnArtifact() {
        Row arm = imageRow("multi/app", ARM);
        Row signature = imageRow("team/app", SIGNATURE);

        assertThat(imageRow("multi/app", INDEX).<String>getAs("kind")).isEqualTo("index");
        assertThat(imageRow("multi/app", INDEX).<Long>getAs("size_bytes"))
                .isEqualTo(INDEX.document().sizeBytes());
        assertThat(arm.<String>getAs("platform")).isEqualTo("linux/amd64");
        assertThat(arm.<Long>getAs("exclusive_bytes"))
                .as("the index holds its document, the other platform the shared layer")
                .isEqualTo(own(ARM) - ARM.document().sizeBytes() - sizeOf("shared"));
        assertThat(signature.<String>getAs("kind")).isEqualTo("artifact");
        assertThat(signature.<String>getAs("artifact_type")).isEqualTo("application/vnd.example.signature");
        assertThat(signature.<String>getAs("subject_digest"))
                .isEqualTo(APP.digest().toString());
    }

    @Test
    void countsLayersByTheirNumberOfReferences() {
        assertThat(first.table("layer_sharing"))
                .extracting(row -> row.<Long>getAs("reference_count"), row -> row.<Long>getAs("blobs"))
                .containsExactly(tuple(1L, 5L), tuple(2L, 2L), tuple(4L, 1L));
        assertThat(first.table("layer_sharing").get(2).<Long>getAs("bytes")).isEqualTo(sizeOf("os"));
    }

    @Test
    void namesABaseImageAndCountsTheImagesThatLagBehindItsNewestTag() {
        Row base = row(first, "base_images", row -> row.getAs("top_digest").equals(text(digestOf("os"))));

        assertThat(base.<String>getAs("chain_id")).isEqualTo(text(digestOf("os")));
        assertThat(base.<Long>getAs("layers")).isEqualTo(1);
        assertThat(base.<Long>getAs("images")).as("base, app, its copy, tool").isEqualTo(4);
        assertThat(base.<Long>getAs("repositories")).isEqualTo(4);
        assertThat(base.<Long>getAs("size_bytes")).isEqualTo(sizeOf("os"));
        assertThat(base.<Long>getAs("saved_bytes")).isEqualTo(3 * sizeOf("os"));
        assertThat(base.<String>getAs("name")).isEqualTo("base/os:1");
        assertThat(base.<String>getAs("newest_name")).isEqualTo("base/os:2");
        assertThat(base.<Long>getAs("lagging_images")).isEqualTo(3);
    }

    @Test
    void leavesOutAChainOfWhichALongerOneHasAllImages() {
        assertThat(first.table("base_images"))
                .extracting(row -> row.<String>getAs("top_digest"))
                .containsExactlyInAnyOrder(text(digestOf("os")), text(digestOf("app")), text(digestOf("shared")));
    }

    @Test
    void countsWhatAppliedPlansHoldAside() {
        assertThat(first.column("quarantined_bytes")).isEqualTo(0L);
        assertThat(nextNight.column("quarantined_bytes")).isEqualTo(4711L);
        assertThat(nextNight.table("runs").get(0).<Long>getAs("quarantined_bytes"))
                .isEqualTo(4711L);
        assertThat(nextNight.run().report().run().point().quarantinedBytes()).isEqualTo(4711L);
        assertThat(nextNight.run().report().history())
                .extracting(HistoryPoint::quarantinedBytes)
                .containsExactly(0L);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Row blob(Digest digest) {
        return row(first, "blobs", isDigest(digest));
    }

    private static Row imageRow(String repository, TestManifest manifest) {
        return row(
                first,
                "images",
                isDigest(manifest.digest()).and(row -> row.getAs("repository").equals(repository)));
    }

    private static Row row(TestResult result, String table, Predicate<Row> which) {
        List<Row> found = result.table(table).stream().filter(which).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static Predicate<Row> isDigest(Digest digest) {
        return row -> row.getAs("digest").equals(text(digest));
    }

    private static String text(Digest digest) {
        return digest.toString();
    }

    private static long own(TestManifest manifest) {
        return Stream.concat(Stream.of(manifest.document()), manifest.blobs().stream())
                .mapToLong(Document::sizeBytes)
                .sum();
    }

    private static long sum(String table, String column) {
        return first.table(table).stream()
                .mapToLong((Row row) -> row.<Long>getAs(column))
                .sum();
    }
}
