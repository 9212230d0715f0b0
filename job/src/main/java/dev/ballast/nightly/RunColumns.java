package dev.ballast.nightly;

import dev.ballast.plan.DeletionPlan;
import dev.ballast.plan.Verdict;
import dev.ballast.reports.TableContract;
import dev.ballast.scan.RequestTotals;
import dev.ballast.tables.BlobState;
import dev.ballast.tables.Counts;
import dev.ballast.tables.RepositorySums;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The row of the published table {@code runs}, from what the steps counted while they wrote.
 *
 * @param quarantinedBytes what applied plans hold aside; nothing if that cannot be read
 */
record RunColumns(
        RunOptions options,
        Scanned scanned,
        RequestTotals requests,
        Marked marked,
        Verdict verdict,
        DeletionPlan plan,
        RunFiles files,
        @Nullable Long quarantinedBytes) {

    /** The columns in the contract's order; null where there is no value. */
    Map<String, @Nullable Object> of(String runId, Instant startedAt, Instant finishedAt) {
        Counts repositories = files.counts(TableContract.REPOSITORIES);
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("run_id", runId);
        row.put("run_at", startedAt);
        row.put("status", verdict.status());
        row.put("incomplete", verdict.incomplete());
        row.put("registry", options.registry().toString());
        row.put("layout", "distribution-v2");
        row.put("tool_version", options.toolVersion());
        row.put("policy_sha256", plan.policySha256());
        row.put("started_at", startedAt);
        row.put("finished_at", finishedAt);
        row.put("duration_seconds", Duration.between(startedAt, finishedAt).toMillis() / 1000.0);
        row.put("repositories", repositories.of(RunTables.ROWS));
        row.put("projects", files.counts(TableContract.PROJECTS).of(RunTables.ROWS));
        row.put("tags", scanned.links().count(Scanned.TAGS));
        row.put("manifests", repositories.of("manifests"));
        row.put("images", repositories.of("images"));
        blobs(row);
        row.put("planned_items", plan.total().items());
        row.put("planned_bytes", plan.total().bytes());
        savings(row, repositories);
        row.put("missing_blobs", marked.blobs(BlobState.MISSING));
        row.put("unreadable_manifests", scanned.manifests().count(Scanned.UNREADABLE));
        row.put("problems", files.counts(TableContract.PROBLEMS).of(RunTables.ROWS));
        row.put("upload_bytes", repositories.of("upload_bytes"));
        boolean isAsked = !options.registry().isLocal();
        row.put("list_requests", isAsked ? requests.listed() : null);
        row.put("get_requests", isAsked ? requests.read() : null);
        row.put("quarantined_bytes", quarantinedBytes);
        return row;
    }

    private void blobs(Map<String, @Nullable Object> row) {
        boolean refused = verdict.refusal().isPresent();
        long young = marked.blobs(BlobState.PROTECTED);
        long old = marked.blobs(BlobState.UNREFERENCED);
        long youngBytes = marked.bytes(BlobState.PROTECTED);
        long oldBytes = marked.bytes(BlobState.UNREFERENCED);
        row.put("blobs", scanned.blobs().count(Scanned.BLOBS));
        row.put("stored_bytes", scanned.blobs().count(Scanned.BYTES));
        row.put("referenced_blobs", marked.blobs(BlobState.REFERENCED));
        row.put("referenced_bytes", marked.bytes(BlobState.REFERENCED));
        row.put("unreferenced_blobs", young + old);
        row.put("unreferenced_bytes", youngBytes + oldBytes);
        row.put("protected_blobs", refused ? young + old : young);
        row.put("protected_bytes", refused ? youngBytes + oldBytes : youngBytes);
    }

    private void savings(Map<String, @Nullable Object> row, Counts repositories) {
        long logical = repositories.of(RepositorySums.LOGICAL_BYTES);
        long distinct = repositories.of(RepositorySums.DISTINCT_BYTES);
        long referenced = marked.bytes(BlobState.REFERENCED);
        row.put("logical_bytes", logical);
        row.put("repository_bytes", distinct);
        row.put("saved_within_repositories_bytes", logical - distinct);
        row.put("saved_across_repositories_bytes", distinct - referenced);
        row.put("dedup_ratio", referenced == 0 ? null : (double) logical / referenced);
    }
}
