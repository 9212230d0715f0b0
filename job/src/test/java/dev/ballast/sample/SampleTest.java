package dev.ballast.sample;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTest {
    private static final Instant UNTIL = Instant.parse("2026-03-02T00:00:00Z");
    private static final SampleSettings SMALL = new SampleSettings(5, 3, 3, UNTIL);
    private static final Pattern SIGNATURE_TAG = Pattern.compile("/tags/sha256-[0-9a-f]{64}\\.sig/current/link$");

    @TempDir
    private static Path folder;

    private static TreeContent content;
    private static WrittenTree written;

    @BeforeAll
    static void writeOnce() throws Exception {
        written = new Sample(new SampleSettings(7, 18, 4, UNTIL)).writeTo(folder.resolve("registry"));
        content = TreeContent.of(folder.resolve("registry"));
    }

    @Test
    void isTheSameForTheSameSeed(@TempDir Path other) throws Exception {
        new Sample(SMALL).writeTo(other.resolve("a"));
        new Sample(SMALL).writeTo(other.resolve("b"));

        assertThat(TreeContent.of(other.resolve("a")).fingerprint())
                .isEqualTo(TreeContent.of(other.resolve("b")).fingerprint())
                .isNotEmpty();
    }

    @Test
    void differsForAnotherSeed(@TempDir Path other) throws Exception {
        new Sample(SMALL).writeTo(other.resolve("a"));
        new Sample(new SampleSettings(6, 3, 3, UNTIL)).writeTo(other.resolve("b"));

        assertThat(TreeContent.of(other.resolve("a")).blobs())
                .isNotEqualTo(TreeContent.of(other.resolve("b")).blobs());
    }

    @Test
    void isWrittenForTheSmallestSettingsToo(@TempDir Path other) {
        WrittenTree tree = new Sample(new SampleSettings(1, 1, 1, UNTIL)).writeTo(other);

        assertThat(tree.repositories()).isEqualTo(1);
        assertThat(tree.tags()).isEqualTo(1);
    }

    @Test
    void countsWhatItWrote() {
        assertThat(written.repositories()).isEqualTo(18);
        assertThat(written.blobs()).isEqualTo(content.blobs().size());
        assertThat(written.bytes()).isEqualTo(content.bytes());
        assertThat(written.manifests())
                .isEqualTo(content.paths("/_manifests/revisions/").size());
        assertThat(written.tags()).isEqualTo(content.paths("/current/link").size());
    }

    @Test
    void holdsNothingThatTheLayoutDoesNotKnow() {
        assertThat(content.unrecognised()).isEmpty();
    }

    @Test
    void holdsDocumentsThatHashToTheirDigests() {
        assertThat(content.wrongDocuments()).isEmpty();
        assertThat(content.documents()).hasSizeGreaterThan(200);
    }

    @Test
    void holdsIndexesWithAttestations() {
        assertThat(content.documents().values())
                .anyMatch(document -> document.contains("application/vnd.oci.image.index.v1+json")
                        && document.contains("attestation-manifest")
                        && document.contains("\"architecture\":\"unknown\",\"os\":\"unknown\""))
                .anyMatch(document -> document.contains("manifest.list.v2+json"))
                .anyMatch(document ->
                        document.startsWith("{\"schemaVersion\":2,\"mediaType\":\"application/vnd.docker."));
    }

    @Test
    void holdsSignaturesAndReferrers() {
        assertThat(content.paths("/current/link")).anyMatch(SIGNATURE_TAG.asPredicate());
        assertThat(content.documents().values())
                .anyMatch(document -> document.contains("\"artifactType\":\"application/spdx+json\",\"subject\":{"));
    }

    @Test
    void movesTagsAndKeepsTheirHistory() {
        Map<String, List<String>> historyByTag = content.paths("/index/sha256/").stream()
                .collect(groupingBy(path -> path.substring(0, path.indexOf("/index/"))));

        assertThat(historyByTag.values()).anyMatch(history -> history.size() > 1);
    }

    @Test
    void leavesTheBlobsOfDeletedManifests() {
        Set<String> revisions = content.digestsOf("/_manifests/revisions/");

        assertThat(content.manifestDigests()).anyMatch(manifest -> !revisions.contains(manifest));
        assertThat(content.manifestDigests()).containsAll(revisions);
    }

    @Test
    void leavesBlobsThatNothingLinks() {
        Set<String> linked = content.linkedDigests();

        assertThat(content.blobs()).anyMatch(blob -> !linked.contains(blob));
    }

    @Test
    void hasOneBrokenImage() {
        Set<String> missing = new TreeSet<>(content.digestsOf("/_layers/"));
        missing.removeAll(content.blobs());

        assertThat(missing).hasSize(1);
        assertThat(content.documents().values())
                .anyMatch(document -> document.contains(missing.iterator().next()));
    }

    @Test
    void hasUploadsOldAndFresh() {
        assertThat(content.times("/startedat"))
                .anyMatch(started -> started.isBefore(UNTIL.minus(Duration.ofDays(2))))
                .anyMatch(started -> started.isAfter(UNTIL.minus(Duration.ofDays(1))));
    }

    @Test
    void wasPushedToAllTheYear() {
        List<Instant> pushes = content.times("/_manifests/revisions/");

        assertThat(pushes).allMatch(time -> time.isBefore(UNTIL) && time.isAfter(UNTIL.minus(SampleSettings.AGE)));
        for (int month = 1; month <= 12; month++) {
            Instant end = UNTIL.minus(Duration.ofDays(30L * (month - 1)));
            assertThat(pushes)
                    .as("pushes %d months before the end", month)
                    .anyMatch(time -> time.isBefore(end) && time.isAfter(end.minus(Duration.ofDays(30))));
        }
    }

    @Test
    void storesABlobBeforeItIsLinked() {
        assertThat(content.linksOlderThanTheirBlob()).isEmpty();
    }
}
