package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Streams;
import dev.ballast.storage.Lease;
import dev.ballast.storage.StorageRoot;
import dev.ballast.testing.TestRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a run's way, said before it is night. */
class DoctorCommandTest {
    @TempDir
    private Path folder;

    private TestRegistry registry;

    @BeforeEach
    void pushAnImage() {
        registry = TestRegistry.in(folder).image("library/app", "v1", "base", "app");
    }

    @Test
    void findsNothingWrong() throws IOException {
        Answer answer = ask(Instant.now());

        assertThat(answer.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(answer.lines())
                .extracting(line -> line.split(" +", 3)[1])
                .containsExactly(
                        "versions", "registry", "reading", "writing", "output", "clock", "lease", "space", "policy");
        assertThat(answer.out()).doesNotContain("FAIL");
        try (Stream<Path> written = Files.walk(folder.resolve("out"))) {
            assertThat(written.filter(Files::isRegularFile)).containsExactly(folder.resolve("out/lease/clock"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-120, 120})
    void saysThatTheClockIsTwoHoursOff(int minutes) {
        Answer answer = ask(Instant.now().plus(Duration.ofMinutes(minutes)));

        assertThat(answer.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(failure(answer)).startsWith("FAIL  clock").contains("are 1").endsWith("Synchronise the clocks.");
    }

    @Test
    void saysThatThereIsNoRegistry() {
        Answer answer = Answer.at(
                Instant.now(), "doctor", "--registry", folder + "/nowhere", "--out", folder.resolve("out") + "");

        assertThat(answer.exitCode()).isEqualTo(ExitCode.STORAGE_UNREACHABLE);
        assertThat(failure(answer)).startsWith("FAIL  registry").contains("there is no folder");
    }

    @Test
    void saysThatTheOutputIsNoFolder() throws IOException {
        Files.writeString(folder.resolve("out"), "");

        Answer answer = ask(Instant.now());

        assertThat(answer.exitCode()).isEqualTo(ExitCode.CANNOT_WRITE_OUTPUT);
        assertThat(failure(answer)).startsWith("FAIL  output").contains("Not a directory");
    }

    @Test
    void saysWhoHoldsTheOutput() {
        try (Lease lease = Lease.acquire(StorageRoot.of(folder.resolve("out")), Map.of(), "apply", Clock.systemUTC())) {
            Answer answer = ask(Instant.now());

            assertThat(answer.exitCode()).isEqualTo(ExitCode.LOCKED);
            assertThat(failure(answer))
                    .startsWith("FAIL  lease")
                    .contains("'apply' of")
                    .contains(lease.id());
        }
        assertThat(ask(Instant.now()).exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void saysWhatIsWrongWithPolicyAndFeeds() throws IOException {
        Path policy = Files.writeString(folder.resolve("policy.yaml"), "version: 1\nrulez: []\n");

        Answer answer =
                ask(Instant.now(), "--policy=" + policy, "--in-use=jobs=" + folder.resolve("jobs.txt"), "--json");

        assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_CONFIGURATION);
        assertThat(answer.json().get("findings"))
                .filteredOn(finding -> !finding.get("verdict").asText().equals("OK")
                        && !finding.get("verdict").asText().equals("WARNING"))
                .extracting(finding -> finding.get("check").asText() + ": "
                        + finding.get("found").asText())
                .satisfiesExactly(
                        found -> assertThat(found)
                                .startsWith("policy: " + policy + ":2:1: ")
                                .contains("did you mean 'rules'?"),
                        found -> assertThat(found).startsWith("feed jobs: ").contains("is not there"));
    }

    private static String failure(Answer answer) {
        return answer.lines().stream()
                .filter(line -> line.startsWith("FAIL"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(answer.out()));
    }

    private Answer ask(Instant now, String... options) {
        return Answer.at(
                now,
                Streams.concat(
                                Stream.of(
                                        "doctor",
                                        "--registry",
                                        registry.root().toString(),
                                        "--out",
                                        folder.resolve("out").toString()),
                                Stream.of(options))
                        .toArray(String[]::new));
    }
}
