package dev.ballast.cli;

import static dev.ballast.testing.TestManifest.image;
import static dev.ballast.testing.TestManifest.index;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ballast.plan.Reason;
import dev.ballast.testing.TestManifest;
import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestResult;
import dev.ballast.testing.TestRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ballast simulate} says over the tables of one run, beside what that run planned itself. */
class SimulateCommandTest {
    private static final String BUILDS =
            "{name: builds, repositories: ['ci/**'], tags: ['build-*'], delete: {olderThan: 14d}}";
    private static final String UNTAGGED =
            "{name: untagged, repositories: ['**'], untagged: true, delete: {olderThan: 0}}";
    private static final TestManifest BUILD = image("shared", "of build");
    private static final TestManifest LIST = index(image("shared", "arm"), image("amd"));
    private static final TestManifest UNTAGGED_LIST = index(image("shared", "untagged"), image("shared", "other"));

    private static TestResult result;
    private static JsonNode stricter;
    private static Answer compared;

    private static Map<String, String> before;
    private static Map<String, String> after;

    @BeforeAll
    static void runOnceAndSimulateTwice(@TempDir Path folder) throws IOException {
        TestRegistry registry = TestRegistry.in(folder)
                .push("ci/app", "build-1", BUILD)
                .push("robotics/nav", "v1", LIST)
                .push("robotics/nav", UNTAGGED_LIST)
                .push("other", UNTAGGED_LIST)
                .blob("garbage")
                .layerLink("tools/x", "left over")
                .blob("left over");
        registry.aged(Duration.ofDays(10)).push("ci/app", "build-2", image("newer build"));
        result = TestRun.over(registry).policy(BUILDS).run();
        String out = result.out().toString();
        before = contents(result.out());
        stricter = Answer.to(
                        "simulate", "--out", out, "--policy", policy(folder, "stricter", BUILDS, UNTAGGED), "--json")
                .json();
        compared = Answer.to(
                "simulate",
                "--out",
                out,
                "--policy",
                policy(folder, "same", BUILDS),
                "--policy",
                policy(
                        folder,
                        "all",
                        "{name: everything, repositories: ['**'], tags: ['*'], delete: {olderThan: 9d}}"));
        after = contents(result.out());
    }

    @Test
    void startsFromWhatTheRunsOwnPolicyPlanned() {
        JsonNode total = stricter.path("from").path("total");
        assertThat(total.path("tags").asLong())
                .isEqualTo(result.items(Reason.EXPIRED_TAG).size())
                .isEqualTo(1);
        assertThat(total.path("manifests").asLong())
                .isEqualTo(result.items(Reason.EXPIRED_MANIFEST).size());
        assertThat(total.path("blobs").asLong()).isEqualTo(result.plannedBlobs().size());
        assertThat(total.path("bytes").asLong())
                .isEqualTo(result.plan().total(Reason.UNREFERENCED_BLOB).bytes());
    }

    @Test
    void putsEveryTagManifestAndBlobUnderItsProjectAndRule() {
        Map<String, String> lines = new TreeMap<>();
        stricter.path("lines")
                .forEach(line -> lines.put(
                        line.path("project").asText() + " " + line.path("rule").asText(),
                        Stream.of("tags", "manifests", "blobs")
                                .map(name -> line.path("to").path(name).asText())
                                .toList()
                                .toString()));
        assertThat(lines)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ci builds", "[1, 0, 0]",
                        // Without its tag, the rule about manifests decides: its config and its own layer go with it.
                        "ci untagged", "[0, 1, 3]",
                        // The list and its two images, in each of two repositories; their blobs are of both projects.
                        "other untagged", "[0, 3, 0]",
                        "robotics untagged", "[0, 3, 0]",
                        "(several) untagged", "[0, 0, 7]",
                        "(none) (none)", "[0, 0, 1]",
                        "tools (none)", "[0, 0, 1]"));
        assertThat(stricter.path("more_lines").asLong()).isZero();
        assertThat(stricter.path("to").path("refused").findValuesAsText("gate")).containsExactly("PlanShareBelowLimit");
    }

    @Test
    void marksAgainWhatTheRunMarkedAndTellsTheDifferenceBetweenTwoPolicies() {
        assertThat(compared.exitCode()).as(compared.err()).isZero();
        long blobs = result.plannedBlobs().size();
        assertThat(compared.lines())
                .anyMatch(line -> line.matches(".*same\\.yaml +1 +1 +" + blobs + " .*"))
                .anyMatch(line -> line.matches(" difference +\\+2 +\\+\\d+ +\\+\\d+ .*"))
                .anyMatch(line -> line.matches(" robotics +everything +1 +3 .*"))
                .anyMatch(line -> line.startsWith("A run would refuse it (NoRepositoryEmptied)."));
    }

    @Test
    void changesNothingInTheOutput() {
        assertThat(after).isEqualTo(before);
    }

    @Test
    void saysThatThereIsNothingToSimulateOn(@TempDir Path empty) throws IOException {
        Answer answer = Answer.to("simulate", "--out", empty.toString(), "--policy", policy(empty, "any", BUILDS));
        assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(answer.message()).contains("no run has ended");
    }

    private static String policy(Path folder, String name, String... rules) throws IOException {
        return Files.writeString(
                        folder.resolve(name + ".yaml"), "version: 1\nrules:\n- " + String.join("\n- ", rules) + "\n")
                .toString();
    }

    private static Map<String, String> contents(Path out) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(out)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    contents.put(out.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return contents;
    }
}
