package dev.ballast.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.Streams;
import dev.ballast.testing.TestRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One good run, and what fails after it: who is told, and what they keep. */
class NotificationTest {
    private static final String SECRET = "hunter2-of-the-registry";

    @TempDir
    private static Path folder;

    private static Path metrics;
    private static TestRegistry registry;
    private static Answer good;
    private static TestWeb web;
    private static List<TestWeb.Request> told;
    private static String after;

    @BeforeAll
    static void runOnce() throws IOException {
        web = new TestWeb();
        registry = TestRegistry.in(folder).image("library/app", "v1", "base", "app");
        metrics = folder.resolve("ballast.prom");
        Path applied = Files.createDirectories(folder.resolve("out/plans/20261101T023000Z-1a2b3c4d/outcomes"));
        Files.writeString(
                applied.resolve("summary.json"), "{\"outcomes\": {\"QUARANTINED\": {\"items\": 2, \"bytes\": 4711}}}");
        good = run(
                registry.root().toString(),
                "--ping-url=" + web.address("/ping/" + SECRET + "?create=1"),
                "--conf=fs.s3a.secret.key=" + SECRET,
                "--conf=spark.hadoop.fs.s3a.session.token=" + SECRET);
        after = Files.readString(metrics);
        told = web.requests();
    }

    @AfterAll
    static void close() {
        web.close();
    }

    @Test
    void aWatchdogHearsOfTheBeginningAndTheEnd() {
        assertThat(told)
                .extracting(TestWeb.Request::path)
                .containsExactly(
                        "/ping/" + SECRET + "/start?create=1", "/ping/" + SECRET + "?create=1", "/hook/" + SECRET);
    }

    @Test
    void aWebhookGetsTheSummaryForPeopleAndForPrograms() throws IOException {
        JsonNode document = JsonMapper.builder().build().readTree(told.get(2).body());

        assertThat(told.get(2).contentType()).isEqualTo("application/json");
        assertThat(document.get("text").asText())
                .isEqualTo("Ballast over " + registry.storageRoot() + ": "
                        + good.out().strip());
        assertThat(document.get("exit_code").asInt()).isEqualTo(ExitCode.OK);
        assertThat(document.get("run").get("blobs").asLong()).isEqualTo(4);
    }

    @Test
    void theyHearOfAFailureWithItsExitCode() throws IOException {
        web.requests();

        run(folder.resolve("nowhere").toString(), "--ping-url=" + web.address("/failing"));

        List<TestWeb.Request> heard = web.requests();
        assertThat(heard)
                .extracting(TestWeb.Request::path)
                .containsExactly("/failing/start", "/failing/69", "/hook/" + SECRET);
        assertThat(JsonMapper.builder()
                        .build()
                        .readTree(heard.get(2).body())
                        .get("text")
                        .asText())
                .contains("the run ended with 69. Cannot read the registry: there is no folder ");
    }

    @Test
    void whoDoesNotListenChangesNothingAndIsNotNamedInFull() {
        Answer answer =
                run(folder.resolve("nowhere").toString(), "--ping-url=" + web.address(TestWeb.BROKEN + "/" + SECRET));

        assertThat(answer.exitCode()).isEqualTo(ExitCode.STORAGE_UNREACHABLE);
        assertThat(answer.err())
                .contains("ballast: Cannot reach --ping-url at 127.0.0.1: it answered 500. The run is not concerned;")
                .doesNotContain(SECRET);
        assertThat(Answer.to("run", "--registry=a", "--out=b", "--webhook-url=ftp://" + SECRET)
                        .err())
                .contains("is no address of the web")
                .doesNotContain(SECRET);
        web.requests();
    }

    @Test
    void whoNeverAnswersIsNotWaitedForLong() {
        WebClient impatient = new WebClient(Duration.ofMillis(200));

        assertThatThrownBy(() ->
                        impatient.post(URI.create(web.address(TestWeb.SILENT)), "text/plain", BodyPublishers.noBody()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("did not answer");
        assertThat(WebClient.USUAL.patience()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void metricsSayWhatTheRunCounted() {
        assertThat(good.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(after)
                .contains("ballast_last_run_exit_code{registry=\"" + registry.storageRoot() + "\"} 0.0\n")
                .contains("ballast_stored_blobs{registry=\"" + registry.storageRoot() + "\"} 4.0\n")
                .contains("ballast_quarantined_bytes{registry=\"" + registry.storageRoot() + "\"} 4711.0\n")
                .contains("step=\"list blobs\"")
                .contains("step=\"publish\"");
    }

    @Test
    void aRunThatFailsLeavesTheLastGoodValues() throws IOException {
        Answer failed = run(folder.resolve("nowhere").toString());

        assertThat(failed.exitCode()).isEqualTo(ExitCode.STORAGE_UNREACHABLE);
        assertThat(metrics)
                .content()
                .contains("ballast_last_run_exit_code{registry=\"file://" + folder.resolve("nowhere") + "\"} 69.0\n")
                .contains("ballast_stored_blobs{registry=\"" + registry.storageRoot() + "\"} 4.0\n");
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside.map(Path::getFileName).map(Path::toString))
                    .containsOnly("registry", "out", "ballast.prom");
        }
    }

    @Test
    void aMetricsFileThatCannotBeWrittenIsSaidAndChangesNothing() {
        Answer answer = Answer.to(
                "run",
                "--registry",
                folder.resolve("nowhere").toString(),
                "--out",
                folder.resolve("out").toString(),
                "--metrics-file",
                folder.resolve("no/folder/ballast.prom").toString());

        assertThat(answer.exitCode()).isEqualTo(ExitCode.STORAGE_UNREACHABLE);
        assertThat(answer.err())
                .contains("ballast: Cannot reach the metrics file " + folder.resolve("no/folder/ballast.prom")
                        + ": no such file. The run is not concerned; check that option.\n");
    }

    @Test
    void noSecretIsRepeatedAnywhere() throws IOException {
        assertThat(good.out() + good.err()).doesNotContain(SECRET);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file ->
                            assertThat(Files.readString(file, ISO_8859_1)).doesNotContain(SECRET));
        }
    }

    private static Answer run(String registryRoot, String... options) {
        return Answer.in(
                Map.of("BALLAST_WEBHOOK_URL", web.address("/hook/" + SECRET)),
                TestRegistry.NOW,
                Streams.concat(
                                Stream.of(
                                        "run",
                                        "--registry",
                                        registryRoot,
                                        "--out",
                                        folder.resolve("out").toString(),
                                        "--metrics-file",
                                        metrics.toString()),
                                Stream.of(options))
                        .toArray(String[]::new));
    }
}
