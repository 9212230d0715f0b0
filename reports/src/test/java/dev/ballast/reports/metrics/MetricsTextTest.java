package dev.ballast.reports.metrics;

import static dev.ballast.reports.metrics.SampleMetrics.QUARANTINED_BYTES;
import static dev.ballast.reports.metrics.SampleMetrics.REPORT;
import static dev.ballast.reports.metrics.SampleMetrics.RUN;
import static dev.ballast.reports.metrics.SampleMetrics.broken;
import static dev.ballast.reports.metrics.SampleMetrics.counted;
import static dev.ballast.reports.metrics.SampleMetrics.values;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.reports.model.RepositoryRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTextTest {
    private static final Instant NIGHT = Instant.parse("2026-11-23T02:41:00.250Z");
    private static final Instant NEXT = NIGHT.plus(Duration.ofDays(1));
    private static final Map<String, Double> COUNTED = values(counted(0, NIGHT, ""));

    @Test
    void saysWhatTheRunCounted() {
        assertThat(COUNTED)
                .containsEntry("ballast_last_run_timestamp_seconds", NIGHT.toEpochMilli() / 1000.0)
                .containsEntry("ballast_last_success_timestamp_seconds", NIGHT.toEpochMilli() / 1000.0)
                .containsEntry("ballast_last_run_exit_code", 0.0)
                .containsEntry("ballast_last_run_duration_seconds", 12.5)
                .containsEntry("ballast_last_run_step_duration_seconds{step=\"list blobs\"}", 1.5)
                .containsEntry("ballast_build_info{version=\"1.2.3\"}", 1.0)
                .containsEntry("ballast_stored_bytes", (double) RUN.storedBytes())
                .containsEntry("ballast_unreferenced_blobs", (double) RUN.unreferencedBlobs())
                .containsEntry("ballast_protected_bytes", (double) RUN.protectedBytes())
                .containsEntry("ballast_requests{operation=\"list\"}", 120.0)
                .containsEntry("ballast_requests{operation=\"get\"}", 7.0)
                .containsEntry("ballast_quarantined_bytes", (double) QUARANTINED_BYTES);
        REPORT.plan()
                .byReason()
                .forEach(reason -> assertThat(COUNTED)
                        .containsEntry("ballast_reclaimable_bytes{reason=\"" + reason.reason() + "\"}", (double)
                                reason.bytes()));
        REPORT.problems()
                .counts()
                .forEach(count -> assertThat(COUNTED)
                        .containsEntry(
                                "ballast_problems{kind=\"" + count.kind() + "\",severity=\"" + count.severity() + "\"}",
                                (double) count.problems()));
    }

    /** As promtool asks for; a first night's file, which it looks at, has no trend yet. */
    @Test
    void countsInBaseUnits() {
        assertThat(COUNTED).containsKey("ballast_until_full_seconds");
        assertThat(COUNTED.keySet())
                .noneMatch(name ->
                        name.matches(".*_(days|hours|minutes|weeks|milliseconds|percent|kib|mib|gib)([_{].*)?"));
    }

    @Test
    void namesTheLargestRepositoriesAndSumsUpTheOthersExactly() {
        Map<String, Double> shares = of("ballast_repository_distinct_bytes", COUNTED);

        assertThat(REPORT.repositories()).hasSizeGreaterThan(RunMetrics.MOST_REPOSITORIES);
        assertThat(shares).hasSize(RunMetrics.MOST_REPOSITORIES + 1);
        assertThat(shares.values().stream().mapToDouble(Double::doubleValue).sum())
                .isEqualTo((double) RUN.repositoryBytes());
        double least = shares.entrySet().stream()
                .filter(entry -> !entry.getKey().contains(RunMetrics.OTHER))
                .mapToDouble(Map.Entry::getValue)
                .min()
                .orElseThrow();
        assertThat(REPORT.repositories().stream()
                        .mapToLong(RepositoryRow::distinctBytes)
                        .filter(bytes -> bytes > least)
                        .count())
                .isLessThan(RunMetrics.MOST_REPOSITORIES);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 69, 70, 73, 75, 143})
    void keepsTheLastGoodValuesAfterARunThatFailed(int exitCode) {
        Map<String, Double> after = values(broken(exitCode, NEXT, counted(0, NIGHT, "")));

        Map<String, Double> expected = new TreeMap<>(COUNTED);
        expected.put("ballast_last_run_timestamp_seconds", NEXT.toEpochMilli() / 1000.0);
        expected.put("ballast_last_run_exit_code", (double) exitCode);
        assertThat(after).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void keepsThemAfterARunThatCouldNotReadEverything() {
        Map<String, Double> after = values(
                counted(3, NEXT, counted(0, NIGHT, "").replace("ballast_stored_blobs{", "ballast_stored_blobs_once{")));

        assertThat(after).containsKey("ballast_stored_bytes").doesNotContainKey("ballast_stored_blobs");
        assertThat(after).containsEntry("ballast_last_success_timestamp_seconds", NIGHT.toEpochMilli() / 1000.0);
    }

    @Test
    void takesTheValuesOfARefusedRunButNotForASuccess() {
        Map<String, Double> after = values(counted(
                4,
                NEXT,
                broken(69, NIGHT, counted(0, NIGHT, "").replace("ballast_tags{", "ballast_tags{was=\"here\","))));

        assertThat(after)
                .containsEntry("ballast_last_success_timestamp_seconds", NIGHT.toEpochMilli() / 1000.0)
                .containsEntry("ballast_last_run_exit_code", 4.0)
                .containsEntry("ballast_tags", (double) RUN.tags());
    }

    @Test
    void startsAnewFromAFileThatIsNone() {
        assertThat(values(broken(69, NIGHT, "half a li"))).doesNotContainKey("ballast_stored_bytes");
        assertThat(values(counted(0, NIGHT, "# HELP \n# HELP x"))).isEqualTo(COUNTED);
    }

    private static Map<String, Double> of(String metric, Map<String, Double> values) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(metric + "{"))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
