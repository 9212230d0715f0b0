package dev.ballast.cli;

import static dev.ballast.testing.TestRegistry.NOW;
import static dev.ballast.testing.TestRegistry.repositoryPath;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ballast.testing.TestManifest;
import dev.ballast.testing.TestRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A month of a registry to which something is pushed every day, and from which the image of three days before is deleted. The first
 * of its nights has 25 hours; one plan is applied and taken back; in the end a clock goes two hours back. Runs in profile nights.
 */
@Tag("nights")
class ThirtyNightsTest {
    private static final String APP = "library/app";
    private static final int NIGHTS = 30;
    private static final int APPLIED = 20;
    private static final int RESTORED = 22;
    private static final int KEPT_RUNS = 3;
    private static final int KEPT_PLANS = 4;
    private static final int KEPT_DAYS = 5;
    /** For so many nights a plan may be applied. */
    private static final int OPEN_PLANS = 7;

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant FIRST_HALF_PAST_TWO = Instant.parse("2026-10-25T00:30:00Z");
    private static final Instant SECOND_HALF_PAST_TWO = Instant.parse("2026-10-25T01:30:00Z");

    private static final Answer NOT_ASKED = new Answer(-1, "", "");
    private static final List<Answer> ANSWERS = new ArrayList<>();
    private static final List<Long> OUTPUT_BYTES = new ArrayList<>();

    private static Path folder;
    private static Answer secondOfTheLongNight = NOT_ASKED;
    private static List<String> beforeApplying = List.of();
    private static Answer applied = NOT_ASKED;
    private static Answer restored = NOT_ASKED;
    private static List<String> afterRestoring = List.of();
    private static String metrics;
    private static Answer withTheClockBehind = NOT_ASKED;

    @BeforeAll
    static void runEveryNight(@TempDir Path work) throws IOException {
        folder = work;
        TimeZone usual = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(BERLIN));
        try {
            TestRegistry registry = TestRegistry.in(folder);
            for (int night = 0; night < NIGHTS; night++) {
                Instant now = timeOf(night);
                use(registry.aged(Duration.between(now, NOW).plusHours(12)), night);
                ANSWERS.add(run(night == 0 ? FIRST_HALF_PAST_TWO : now));
                OUTPUT_BYTES.add(bytesOfRuns());
                if (night == 0) {
                    secondOfTheLongNight = run(SECOND_HALF_PAST_TWO);
                } else if (night == APPLIED) {
                    beforeApplying = paths();
                    applied = apply(now);
                } else if (night == RESTORED) {
                    restored = Answer.at(now, "restore", planOf(APPLIED), "--registry", registry(), "--out", out());
                    afterRestoring = paths();
                }
            }
            metrics = Files.readString(folder.resolve("ballast.prom"));
            withTheClockBehind = run(NOW.minus(Duration.ofHours(2)));
        } finally {
            TimeZone.setDefault(usual);
        }
    }

    private static void use(TestRegistry registry, int night) {
        registry.push(APP, "v" + night, imageOf(night));
        if (night >= 3) {
            registry.removeRevisionLink(APP, imageOf(night - 3))
                    .remove(repositoryPath(APP, "_manifests/tags/v" + (night - 3)));
        }
    }

    private static TestManifest imageOf(int night) {
        return TestManifest.image("base", "layer of night " + night);
    }

    @Test
    void everyNightSucceeds() {
        assertThat(ANSWERS).extracting(Answer::exitCode).containsOnly(ExitCode.OK);
        assertThat(secondOfTheLongNight.exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void anHourThatComesTwiceIsTwoRuns() throws IOException {
        assertThat(LocalDateTime.ofInstant(FIRST_HALF_PAST_TWO, BERLIN))
                .isEqualTo(LocalDateTime.ofInstant(SECOND_HALF_PAST_TWO, BERLIN));
        assertThat(ANSWERS.get(0).out().split(":", 2)[0])
                .isNotEqualTo(secondOfTheLongNight.out().split(":", 2)[0]);
        assertThat(names("tables/runs")).contains("run_date=2026-10-25").hasSize(NIGHTS);
    }

    @Test
    void historyAndTrendHaveEveryDay() throws IOException {
        JsonNode days =
                Answer.to("history", "--out", out(), "--days", "90", "--json").json();
        assertThat(days).hasSize(NIGHTS);
        long pushedADay = days.get(2).get("stored_bytes").asLong()
                - days.get(1).get("stored_bytes").asLong();
        assertThat(pushedADay).isPositive();

        JsonNode report = JsonMapper.builder()
                .build()
                .readTree(folder.resolve("out/report/report.json").toFile());
        assertThat(report.get("growth").get("points").asInt()).isEqualTo(NIGHTS);
        assertThat(report.get("growth").get("bytes_per_day").asLong()).isBetween(pushedADay / 2, pushedADay * 2);
        assertThat(report.get("growth").get("days_until_full").asLong()).isPositive();
    }

    @Test
    void whatWasAppliedWasTakenBackAsItWas() {
        assertThat(applied.exitCode()).as(applied.err()).isEqualTo(ExitCode.OK);
        assertThat(restored.exitCode()).as(restored.err()).isEqualTo(ExitCode.OK);
        assertThat(beforeApplying).isNotEmpty();
        assertThat(afterRestoring).containsAll(beforeApplying);
    }

    @Test
    void metricsSayHowTheLastNightWent() {
        assertThat(metrics)
                .containsPattern("ballast_last_run_exit_code\\{[^}]*} 0.0\n")
                .containsPattern("ballast_last_success_timestamp_seconds\\{[^}]*} " + scientific(NOW))
                .containsPattern("ballast_quarantined_bytes\\{[^}]*} 0.0\n")
                .contains("ballast_growth_bytes_per_day")
                .contains("ballast_until_full_seconds");
    }

    @Test
    void theOutputDoesNotGrow() throws IOException {
        assertThat(names("runs").stream().filter(name -> !name.startsWith(".")))
                .hasSizeLessThanOrEqualTo(OPEN_PLANS + KEPT_RUNS);
        assertThat(names("plans")).hasSizeBetween(KEPT_PLANS, OPEN_PLANS + KEPT_PLANS);
        // Those of November's days, and the last of October.
        assertThat(names("tables/images")).hasSize(KEPT_DAYS + 2);
        long afterTenNights = OUTPUT_BYTES.get(10);
        assertThat(OUTPUT_BYTES.get(NIGHTS - 1)).isLessThan(afterTenNights * 3 / 2);
    }

    @Test
    void aClockThatWentBackIsNoFailureAndItsRunIsTheNewest() throws IOException {
        assertThat(withTheClockBehind.exitCode()).isEqualTo(ExitCode.OK);
        String runId = JsonMapper.builder()
                .build()
                .readTree(folder.resolve("out/latest.json").toFile())
                .get("run_id")
                .asText();
        assertThat(runId).startsWith("20261123T003000Z");
        assertThat(names("runs")).contains(runId);
    }

    private static Answer apply(Instant now) {
        String plan = planOf(APPLIED);
        Answer approved = Answer.at(now, "plan", "approve", plan, "--out", out(), "--by", "ada");
        assertThat(approved.exitCode()).as(approved.err()).isEqualTo(ExitCode.OK);
        return Answer.at(
                now,
                "apply",
                plan,
                "--approve",
                plan,
                "--registry",
                registry(),
                "--out",
                out(),
                "--read-only-registry");
    }

    private static Answer run(Instant now) {
        return Answer.at(
                now,
                "run",
                "--registry",
                registry(),
                "--out",
                out(),
                "--min-age=24h",
                "--max-plan-share=100%",
                "--capacity=1MiB",
                "--metrics-file=" + folder.resolve("ballast.prom"),
                "--keep-runs=" + KEPT_RUNS,
                "--keep-plans=" + KEPT_PLANS,
                "--keep-days=" + KEPT_DAYS);
    }

    private static Instant timeOf(int night) {
        return NOW.minus(Duration.ofDays(NIGHTS - 1L - night));
    }

    private static String planOf(int night) {
        return ANSWERS.get(night).out().replaceFirst("^Plan ", "").replaceFirst("(?s):.*", "");
    }

    private static String scientific(Instant time) {
        return String.valueOf(time.toEpochMilli() / 1000.0).replace(".", "\\.");
    }

    private static String registry() {
        return folder.resolve("registry").toString();
    }

    private static String out() {
        return folder.resolve("out").toString();
    }

    private static List<String> names(String place) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("out").resolve(place))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> paths() throws IOException {
        Path docker = folder.resolve("registry/docker");
        try (Stream<Path> files = Files.walk(docker)) {
            return files.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .sorted()
                    .toList();
        }
    }

    private static long bytesOfRuns() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
