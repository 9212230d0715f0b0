package dev.ballast.reports.metrics;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import dev.ballast.reports.model.PlanReport;
import dev.ballast.reports.model.ProblemReport.KindCount;
import dev.ballast.reports.model.Report;
import dev.ballast.reports.model.RepositoryRow;
import dev.ballast.reports.model.RunRow;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The metrics and what they mean; README.md of this module lists them. Bytes, seconds and seconds since 1970 throughout. */
final class RunMetrics {
    /** More series than this would grow with the registry. */
    static final int MOST_REPOSITORIES = 25;

    /** What stands for all repositories beyond; no repository's name has a parenthesis. */
    static final String OTHER = "(other)";

    static final String LAST_SUCCESS = "ballast_last_success_timestamp_seconds";

    private final Series series;

    RunMetrics(Series series) {
        this.series = series;
    }

    /** What is known of every run. */
    void end(RunEnd end) {
        series.addInfo("ballast_build", "The version that ran last.", Labels.of("version", end.toolVersion()));
        series.add("ballast_last_run_timestamp_seconds", "When the last run ended.", seconds(end.endedAt()));
        series.add("ballast_last_run_exit_code", "What the last run answered to the shell.", end.exitCode());
        series.add("ballast_last_run_duration_seconds", "How long the last run took.", end.durationSeconds());
        series.add(
                "ballast_last_run_step_duration_seconds",
                "How long each step of the last run took that ended.",
                "step",
                end.stepSeconds());
        if (end.isSuccess()) {
            series.add(
                    LAST_SUCCESS,
                    "When the last run ended that read everything and whose plan no gate refused.",
                    seconds(end.endedAt()));
        }
    }

    /** What an exact run counted. */
    void values(Report report) {
        RunRow run = report.run();
        series.add("ballast_values_timestamp_seconds", "When the run began that counted.", seconds(run.runAt()));
        contents(run);
        series.add("ballast_quarantined_bytes", "What applied plans hold aside.", run.quarantinedBytes());
        plan(report.plan());
        series.add(
                "ballast_problems",
                "Findings of a kind.",
                report.problems().counts(),
                count -> Labels.of("kind", count.kind(), "severity", count.severity()),
                KindCount::problems);
        requests(run);
        if (report.growth() != null) {
            series.add(
                    "ballast_growth_bytes_per_day",
                    "The trend of 90 days.",
                    report.growth().bytesPerDay());
            series.add(
                    "ballast_until_full_seconds",
                    "Until the capacity is reached, by the trend.",
                    untilFull(report.growth().daysUntilFull()));
        }
        repositories(report, run);
    }

    private static @Nullable Long untilFull(@Nullable Long days) {
        return days == null ? null : Duration.ofDays(days).toSeconds();
    }

    private void contents(RunRow run) {
        series.add("ballast_stored_bytes", "All blobs that are stored.", run.storedBytes());
        series.add("ballast_stored_blobs", "All blobs that are stored.", run.blobs());
        series.add("ballast_referenced_bytes", "Blobs that something needs.", run.referencedBytes());
        series.add("ballast_referenced_blobs", "Blobs that something needs.", run.referencedBlobs());
        series.add("ballast_unreferenced_bytes", "Blobs that nothing needs, of any age.", run.unreferencedBytes());
        series.add("ballast_unreferenced_blobs", "Blobs that nothing needs, of any age.", run.unreferencedBlobs());
        series.add("ballast_protected_bytes", "Unreferenced blobs that age or a gate keeps.", run.protectedBytes());
        series.add("ballast_protected_blobs", "Unreferenced blobs that age or a gate keeps.", run.protectedBlobs());
        series.add("ballast_upload_bytes", "Uploads that were begun.", run.uploadBytes());
        series.add("ballast_logical_bytes", "Without any sharing of blobs.", run.logicalBytes());
        series.add("ballast_dedup_ratio", "Logical bytes per referenced byte.", run.dedupRatio());
        series.add("ballast_repositories", "Repositories.", run.repositories());
        series.add("ballast_tags", "Tags.", run.tags());
        series.add("ballast_manifests", "Manifest revisions.", run.manifests());
        series.add("ballast_missing_blobs", "Blobs that a manifest names and that are not stored.", run.missingBlobs());
        series.add("ballast_unreadable_manifests", "Manifests that say nothing.", run.unreadableManifests());
    }

    private void plan(PlanReport plan) {
        series.add("ballast_planned_items", "Items of the plan.", plan.total().items());
        series.add("ballast_planned_bytes", "What the plan frees.", plan.total().bytes());
        series.add(
                "ballast_reclaimable_items",
                "Items of the plan, by why they may go.",
                plan.byReason(),
                reason -> Labels.of("reason", reason.reason()),
                PlanReport.ReasonAmount::items);
        series.add(
                "ballast_reclaimable_bytes",
                "What the plan frees, by why it may go.",
                plan.byReason(),
                reason -> Labels.of("reason", reason.reason()),
                PlanReport.ReasonAmount::bytes);
        series.add(
                "ballast_gate_passed",
                "Whether a safety gate let the plan through: 1 or 0.",
                plan.gates(),
                gate -> Labels.of("gate", gate.gate()),
                gate -> gate.passed() ? 1 : 0);
    }

    private void requests(RunRow run) {
        Map<String, Long> requests = new LinkedHashMap<>();
        if (run.listRequests() != null) {
            requests.put("list", run.listRequests());
        }
        if (run.getRequests() != null) {
            requests.put("get", run.getRequests());
        }
        series.add("ballast_requests", "Requests that the run sent to the registry's store.", "operation", requests);
    }

    /** The largest ones, and the rest as one: each sums to a total of the registry. */
    private void repositories(Report report, RunRow run) {
        List<RepositoryRow> largest = report.repositories().stream()
                .sorted(comparingLong(RepositoryRow::distinctBytes)
                        .reversed()
                        .thenComparing(comparing(RepositoryRow::repository)))
                .limit(MOST_REPOSITORIES)
                .toList();
        repositories(
                "ballast_repository_distinct_bytes",
                "What a repository's images reach.",
                largest,
                RepositoryRow::distinctBytes,
                run.repositoryBytes());
        repositories(
                "ballast_repository_fair_share_bytes",
                "A repository's part of the referenced bytes, shared blobs divided.",
                largest,
                RepositoryRow::fairShareBytes,
                run.referencedBytes());
    }

    private void repositories(
            String name, String help, List<RepositoryRow> largest, ToLongFunction<RepositoryRow> bytes, long total) {
        Map<String, Long> values = new LinkedHashMap<>();
        largest.forEach(row -> values.put(row.repository(), bytes.applyAsLong(row)));
        values.put(OTHER, total - largest.stream().mapToLong(bytes).sum());
        series.add(name, help, "repository", values);
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }
}
