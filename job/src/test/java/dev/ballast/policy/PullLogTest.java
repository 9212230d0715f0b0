package dev.ballast.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ballast.policy.Contents.Manifest;
import dev.ballast.policy.Contents.Tag;
import java.io.BufferedReader;
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
import org.junit.jupiter.params.provider.ValueSource;

class PullLogTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:30:00Z");
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
    private static final String DIGEST = "sha256:" + "a".repeat(64);

    @TempDir
    private Path folder;

    @Test
    void readsLinesOfTimesAndImages() throws IOException {
        assertThat(pulls("""
                # by the proxy
                since 2026-08-01T00:00:00Z

                2026-11-20T10:00:00Z registry.example/robotics/nav:v1
                2026-11-20T10:00:00Z   robotics/nav@%s
                """.formatted(DIGEST)))
                .containsExactly(new ImagePull("robotics/nav", "v1", AT), new ImagePull("robotics/nav", DIGEST, AT));
    }

    @Test
    void readsLinesOfJson() throws IOException {
        assertThat(pulls("""
                {"since": "2026-08-01T00:00:00Z"}
                {"repository": "robotics/nav", "tag": "v1", "pulled_at": "2026-11-20T10:00:00Z"}
                {"repository": "robotics/nav", "digest": "%s", "pulled_at": "2026-11-20T10:00:00Z", "by": "x"}
                """.formatted(DIGEST)))
                .containsExactly(new ImagePull("robotics/nav", "v1", AT), new ImagePull("robotics/nav", DIGEST, AT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday a:1",
                "2026-11-20T10:00:00Z",
                "2026-11-20T10:00:00Z A:1",
                "{\"repository\": \"a\", \"pulled_at\": \"2026-11-20T10:00:00Z\"}",
                "{\"repository\": \"a\", \"tag\": \"1\"}",
                "{\"repository\": ",
                "since then",
            })
    void isNoneIfOneLineIsNone(String line) throws IOException {
        assertThat(problem("since 2026-08-01T00:00:00Z\n" + line, 30)).contains("number 2");
    }

    @Test
    void mustReachBackAsFarAsARuleAsks() throws IOException {
        assertThat(problem("2026-11-20T10:00:00Z a:1\n2026-11-10T00:00:00Z a:2", 14))
                .contains("begins at 2026-11-10");
        assertThat(problem("2026-11-20T10:00:00Z a:1\n2026-11-09T02:30:00Z a:2", 14))
                .isEmpty();
        assertThat(problem("since 2026-11-01T00:00:00Z\n2026-11-20T10:00:00Z a:1", 14))
                .isEmpty();
        assertThat(problem("", 14)).contains("empty");
    }

    @Test
    void stopsDeletionsIfItIsStaleOrNotThere() throws IOException {
        PullLog log = log("since 2026-08-01T00:00:00Z");
        Files.setLastModifiedTime(log.file(), FileTime.from(NOW.minus(Duration.ofHours(24))));
        assertThat(log.problem(NOW, Duration.ofDays(30))).isEmpty();
        Files.setLastModifiedTime(
                log.file(), FileTime.from(NOW.minus(Duration.ofHours(24).plusSeconds(1))));
        assertThat(log.problem(NOW, Duration.ofDays(30)).orElse("")).contains("is stale");
        PullLog none = new PullLog(folder.resolve("none"), Duration.ofHours(24));
        assertThat(none.problem(NOW, Duration.ofDays(30)).orElse("")).contains("is not there");
    }

    /** A list is pulled by its tag, and then one of its images by digest. */
    @Test
    void countsAPullOfAnImageForTheListAndForItsTags() {
        Contents contents = new Contents(
                "a",
                List.of(new Tag("v1", "list", AT, null), new Tag("other", "apart", AT, null)),
                List.of(
                        new Manifest("list", AT, null, List.of("child"), null),
                        new Manifest("child", AT, null, List.of(), null),
                        new Manifest("apart", AT, null, List.of(), null)),
                List.of(),
                List.of(),
                null);
        Contents pulled = PullTimes.in(contents, Map.of("child", NOW));
        assertThat(pulled.tags())
                .extracting(Tag::name, Tag::pulledAt)
                .containsExactlyInAnyOrder(tuple("v1", NOW), tuple("other", null));
        assertThat(pulled.manifests())
                .extracting(Manifest::digest, Manifest::pulledAt)
                .containsExactlyInAnyOrder(tuple("list", NOW), tuple("child", NOW), tuple("apart", null));
        assertThat(PullTimes.in(contents, Map.of("other", NOW)).tags())
                .extracting(Tag::name, Tag::pulledAt)
                .containsExactlyInAnyOrder(tuple("v1", null), tuple("other", NOW));
    }

    private List<ImagePull> pulls(String text) throws IOException {
        PullLog log = log(text);
        assertThat(log.problem(NOW, Duration.ofDays(30))).isEmpty();
        try (BufferedReader lines = log.open()) {
            return PullLog.pulls(lines).toList();
        }
    }

    private String problem(String text, int days) throws IOException {
        return log(text).problem(NOW, Duration.ofDays(days)).orElse("");
    }

    private PullLog log(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("pulls"), text);
        Files.setLastModifiedTime(file, FileTime.from(NOW));
        return new PullLog(file, Duration.ofHours(24));
    }
}
