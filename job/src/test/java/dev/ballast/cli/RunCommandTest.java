package dev.ballast.cli;

import static dev.ballast.testing.TestManifest.image;
import static dev.ballast.testing.TestRegistry.digestOf;
import static dev.ballast.testing.TestRegistry.repositoryPath;
import static dev.ballast.testing.TestRegistry.uploadFolder;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.Streams;
import dev.ballast.publish.Output;
import dev.ballast.registry.Digest;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.reports.Amounts;
import dev.ballast.reports.TableContract;
import dev.ballast.tables.Location;
import dev.ballast.tables.Locations;
import dev.ballast.testing.SharedSpark;
import dev.ballast.testing.TestManifest;
import dev.ballast.testing.TestRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TestManifest DELETED = image("of deleted");
    private static final TestManifest LOST = image("of lost");
    private static final TestManifest DAMAGED = image("of damaged");
    private static final String UPLOAD = "0a5d1c2e-7b1f-4c3d-9e8f-001122334455";
    private static final long LINKS_OF_DELETED_AND_LOST = 2 * 2;

    @TempDir
    private Path folder;

    private TestRegistry registry;

    @BeforeEach
    void pushSomeOfEverything() {
        registry = TestRegistry.in(folder)
                .image("library/app", "v1", "base", "app")
                .push("library/app", DELETED)
                .removeRevisionLink("library/app", DELETED)
                .push("library/lost", "v1", LOST)
                .removeBlob(LOST.digest())
                .push("library/damaged", "v1", DAMAGED)
                .corrupt(DAMAGED)
                .blob("orphan", 1_000_000)
                .upload("library/app", UPLOAD, 5000)
                .aged(Duration.ofDays(1))
                .blob("young");
    }

    @Test
    void endsWithTheLineThatSaysWhatWasPlanned() throws IOException {
        Answer answer = run("--max-plan-share=100%");

        Set<Digest> blobs = new HashSet<>(DELETED.digests());
        blobs.addAll(LOST.digests());
        blobs.remove(LOST.digest());
        blobs.add(digestOf("orphan"));
        long links = LINKS_OF_DELETED_AND_LOST + 1;
        long bytes = links * RegistryLayout.LINK_SIZE_BYTES + bytesBelow(uploadFolder("library/app", UPLOAD));
        for (Digest blob : blobs) {
            bytes += bytesBelow(RegistryLayout.blobPath(blob));
        }
        long stored = bytesBelow(RegistryLayout.BLOBS);
        assertThat(answer.lines())
                .singleElement()
                .asString()
                .matches("Plan 20261123T023000Z-[0-9a-f]{8}: .*")
                .endsWith(
                        ": %d blobs, 1 manifests, %s to free (%s of %s); 1 protected; 1 unreadable; +%d −0 since the last plan"
                                .formatted(
                                        blobs.size(),
                                        Amounts.bytes(bytes),
                                        Amounts.percent(bytes, stored),
                                        Amounts.bytes(stored),
                                        blobs.size() + links + 1));
        assertThat(answer.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(answer.err()).isEmpty();
    }

    @Test
    void printsOneDocumentAndNothingElse() throws IOException {
        PrintStream usual = System.out;
        ByteArrayOutputStream beside = new ByteArrayOutputStream();
        System.setOut(new PrintStream(beside, true, UTF_8));
        Answer answer;
        try {
            answer = run("--max-plan-share=1", "--json", "--detailed-exitcode");
        } finally {
            System.setOut(usual);
        }

        JsonNode document = answer.json();
        assertThat(beside.toString(UTF_8)).isEmpty();
        assertThat(document.fieldNames())
                .toIterable()
                .containsExactlyElementsOf(
                        Streams.concat(TableContract.RUNS.columnNames().stream(), Stream.of("plan_id", "out"))
                                .toList());
        Row published = publishedRun();
        assertThat(TableContract.RUNS.columnNames())
                .allSatisfy(name -> assertThat(document.get(name).asText())
                        .as(name)
                        .isEqualTo(String.valueOf(published.<Object>getAs(name))));
        assertThat(Path.of(document.get("out").asText().replaceFirst("^file://", "")))
                .isEqualTo(out());
        assertThat(out().resolve("plans").resolve(document.get("plan_id").asText()))
                .isDirectory();
        assertThat(document.get("stored_bytes").asLong()).isEqualTo(bytesBelow(RegistryLayout.BLOBS));
        assertThat(answer.exitCode()).isEqualTo(ExitCode.PLAN_NOT_EMPTY);
    }

    @Test
    void answersZeroToAnEmptyPlanWhateverIsAsked() {
        registry.remove("docker").image("library/app", "v1", "base", "app");

        Answer answer = run("--detailed-exitcode");

        assertThat(answer.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(answer.out()).contains(": 0 blobs, 0 manifests, 0 B to free (0.0 % of ");
        assertThat(answer.err()).isEmpty();
    }

    @Test
    void saysEveryStepInTheFormThatCollectorsOfLogsRead() throws IOException {
        registry.remove("docker").image("library/app", "v1", "base", "app");

        Answer answer = run("-q", "-v", "--log-format=json");

        assertThat(answer.out()).isEmpty();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : answer.err().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        assertThat(lines)
                .extracting(line -> line.get("event.action").asText())
                .startsWith("list blobs", "list links")
                .endsWith("publish");
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.get("@timestamp").asText()).isEqualTo(TestRegistry.NOW.toString());
            assertThat(line.get("log.level").asText()).isEqualTo("INFO");
            assertThat(line.get("labels.run_id").asText()).matches("20261123T023000Z-[0-9a-f]{8}");
            assertThat(line.get("event.duration").asLong()).isPositive();
        });
        assertThat(out().resolve("runs")
                        .resolve(lines.get(0).get("labels.run_id").asText()))
                .isDirectory();
    }

    @Test
    void saysWhatItCouldNotReadAndThatThisIsNoPlan() throws IOException {
        String unmounted = repositoryPath("library/app", "_manifests/tags");
        registry.remove(unmounted);
        Files.createSymbolicLink(registry.resolve(unmounted), folder.resolve("disk that is not mounted"));
        Path one = registry.resolve(repositoryPath("library/damaged", "_layers"));
        Path other = registry.resolve(repositoryPath("library/lost", "_layers"));
        Files.createSymbolicLink(one.resolve("other"), other);
        Files.createSymbolicLink(other.resolve("one"), one);

        Answer answer = run("--max-plan-share=100%", "--json", "--detailed-exitcode");

        assertThat(answer.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(answer.message())
                .startsWith("ballast: Nothing is planned: 3 places of the storage could not be listed or read")
                .contains("(first: " + unmounted + ": symbolic link to nothing)");
        assertThat(answer.json().get("status").asText()).isEqualTo("incomplete");
        assertThat(answer.json().get("incomplete").asBoolean()).isTrue();
        assertThat(answer.json().get("planned_items").asLong()).isZero();
    }

    @Test
    void saysWhichGateRefusedAndWhatToDo() {
        Answer answer = run("--max-plan-share=50%", "--detailed-exitcode", "--quiet");

        assertThat(answer.exitCode()).isEqualTo(ExitCode.GATE_REFUSED);
        assertThat(answer.message())
                .startsWith("ballast: Nothing is planned: the plan would free ")
                .endsWith("run again with a larger --max-plan-share.");
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void saysBeforeAnyWorkThatAnOlderPlanIsDamaged() throws IOException {
        Path damaged = Files.createDirectories(out().resolve("plans/20261122T023000Z-1a2b3c4d"));
        Files.writeString(damaged.resolve("plan.json"), "{\"format_version\": 1, \"plan_id");

        List<Answer> answers = List.of(run(), Answer.to("plan", "list", "--out=" + out()));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_DATA);
            assertThat(answer.message())
                    .isEqualTo(answer.err().strip())
                    .isEqualTo(
                            "ballast: Cannot read the plan in " + damaged + ": its plan.json is damaged, or of another"
                                    + " version of Ballast. Restore that folder, or move it away.");
            assertThat(answer.out()).isEmpty();
        });
    }

    private Answer run(String... options) {
        List<String> arguments = Streams.concat(
                        Stream.of("run", "--registry", registry.root().toString(), "--out", out().toString()),
                        Stream.of(options))
                .toList();
        return Answer.to(arguments.toArray(String[]::new));
    }

    private Path out() {
        return folder.resolve("out");
    }

    private long bytesBelow(String path) throws IOException {
        try (Stream<Path> files = Files.walk(registry.resolve(path))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private Row publishedRun() {
        Location file =
                new Output(Location.of(out())).table("runs", LocalDate.ofInstant(TestRegistry.NOW, ZoneOffset.UTC));
        return SharedSpark.session().read().parquet(Locations.toRead(file)).first();
    }
}
