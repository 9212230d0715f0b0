package dev.ballast.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InUseTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:30:00Z");
    private static final String DIGEST = "sha256:" + "a".repeat(64);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "app, app, latest",
        "library/app:v1, library/app, v1",
        "registry.example/library/app:v1, library/app, v1",
        "registry.example:5000/app, app, latest",
        "localhost/app:1, app, 1",
        "docker-pullable://registry.example/a/b:1, a/b, 1",
    })
    void understandsImagesAsClientsNameThem(String text, String repository, String tag) {
        assertThat(ImageReference.parse(text)).hasValue(new ImageReference(repository, tag));
        assertThat(ImageReference.parse(text + "@" + DIGEST)).hasValue(new ImageReference(repository, DIGEST));
    }

    @Test
    void readsLinesOfImages() throws IOException {
        assertThat(read("# production\nregistry.example/a/b:1  # the web\n\nc@" + DIGEST + "\n")
                        .uses())
                .containsExactly(new ImageUse("a/b", "1", "feed"), new ImageUse("c", DIGEST, "feed"));
    }

    @Test
    void readsLinesOfJobs() throws IOException {
        assertThat(read("""
                        {"name": "nightly nav", "image": "robotics/nav:2", "last_used": "2026-11-20T00:00:00Z"}
                        {"name": "batch", "image": "robotics/sim:1"}
                        """).uses())
                .containsExactly(
                        new ImageUse("robotics/nav", "2", "feed: nightly nav"),
                        new ImageUse("robotics/sim", "1", "feed: batch"));
    }

    @Test
    void readsWhatKubectlPrintsOfPods() throws IOException {
        assertThat(read("""
                        {"apiVersion": "v1", "kind": "List", "items": [
                         {"kind": "Pod", "metadata": {"namespace": "prod", "name": "web-1"},
                          "spec": {"initContainers": [{"image": "reg.example/init:1"}],
                                   "containers": [{"name": "web", "image": "reg.example/a/web:7"}]},
                          "status": {"containerStatuses": [
                           {"image": "reg.example/a/web:7", "imageID": "reg.example/a/web@%s"},
                           {"image": "sha256:0123", "imageID": "docker://sha256:0123"}]}}]}
                        """.formatted(DIGEST)).uses())
                .extracting(ImageUse::repository, ImageUse::reference, ImageUse::user)
                .contains(
                        tuple("init", "1", "feed: prod/web-1"),
                        tuple("a/web", "7", "feed: prod/web-1"),
                        tuple("a/web", DIGEST, "feed: prod/web-1"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', names no image",
        "'# nothing', names no image",
        "'{\"items\": []}', names no image",
        "'A B', names 'A B' as number 1",
        "'{\"name\": \"x\"}', names '' as number 1",
        "'{\"items\": [', is no JSON",
    })
    void saysWhyAFeedCannotBeReliedUpon(String text, String problem) throws IOException {
        assertThat(read(text).problems()).singleElement().asString().contains(problem);
    }

    @Test
    void aFeedIsStaleWhenItIsOlderThanItsAgeAndNotWhenItIsExactlySoOld() throws IOException {
        Path file = Files.writeString(folder.resolve("feed"), "a:1");
        Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofHours(24))));

        assertThat(InUse.of(List.of(new InUseFeed("f", file, Duration.ofHours(24))), NOW)
                        .problems())
                .isEmpty();
        assertThat(InUse.of(List.of(new InUseFeed("f", file, Duration.ofHours(23))), NOW)
                        .problems())
                .containsExactly(
                        "The feed of images in use 'f' is stale: it was written 2026-11-22T02:30:00Z, longer ago"
                                + " than 23h.");
        assertThat(InUse.of(List.of(new InUseFeed("f", folder.resolve("none"), Duration.ofHours(1))), NOW)
                        .problems())
                .singleElement()
                .asString()
                .startsWith("The feed of images in use 'f' is not there: ");
    }

    @Test
    void aPolicySaysHowOldAFeedMayBeAndAboutWhichRepositoriesItKnows() throws IOException {
        Path file = Files.writeString(folder.resolve("feed"), "robotics/nav:1");
        Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofHours(30))));
        List<InUseFeed> feeds = List.of(new InUseFeed("jobs", file, Duration.ofHours(24)));

        InUse withinItsAge = InUse.of(feeds, policy("{jobs: {maxAge: 3d}}"), NOW);
        assertThat(withinItsAge.problems()).isEmpty();
        assertThat(withinItsAge.freshUntil()).hasValue(NOW.plus(Duration.ofHours(42)));

        InUse silent = InUse.of(feeds, policy("{jobs: {repositories: ['robotics/**']}}"), NOW);
        assertThat(silent.problems()).isEmpty();
        assertThat(silent.silent())
                .containsExactly(Map.entry(
                        "jobs",
                        "The feed of images in use 'jobs' is stale: it was written 2026-11-21T20:30:00Z, longer ago"
                                + " than 1d."));
        assertThat(silent.feeds()).isEmpty();
        assertThat(silent.uses()).isEmpty();
    }

    @Test
    void aFeedThatThePolicyAsksAndNobodyNamesIsMissing() {
        String missing =
                "The policy asks the feed of images in use 'jobs', and no --in-use jobs=FILE says where it is.";

        assertThat(InUse.of(List.of(), policy("{jobs: {}}"), NOW).problems()).containsExactly(missing);
        assertThat(InUse.of(List.of(), policy("{jobs: {repositories: ['a/*']}}"), NOW)
                        .silent())
                .containsExactly(Map.entry("jobs", missing));
    }

    private static Policy policy(String inUse) {
        return new PolicyFile("p", "version: 1\ninUse: " + inUse + "\n").policy();
    }

    private InUse read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("feed"), text);
        Files.setLastModifiedTime(file, FileTime.from(NOW));
        return InUse.of(List.of(new InUseFeed("feed", file, Duration.ofHours(24))), NOW);
    }
}
