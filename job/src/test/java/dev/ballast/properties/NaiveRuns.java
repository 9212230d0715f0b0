package dev.ballast.properties;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The table {@code runs} of a registry on disk, added up from the rows that are expected of the others. */
record NaiveRuns(RandomNight night) {

    /**
     * @param now of a run that takes no time
     */
    Map<String, @Nullable Object> row(Instant now) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("status", night.plan().isRefused() ? "refused" : "ok");
        row.put("incomplete", false);
        row.put("layout", "distribution-v2");
        row.put("tool_version", "test");
        row.put("policy_sha256", null);
        row.put("started_at", now);
        row.put("finished_at", now);
        row.put("duration_seconds", 0.0);
        row.put("list_requests", null);
        row.put("get_requests", null);
        row.put("quarantined_bytes", 0L);
        addCounts(row);
        addBlobs(row);
        addSavings(row);
        return row;
    }

    private void addCounts(Map<String, @Nullable Object> row) {
        row.put("repositories", (long) night.repositories().size());
        row.put("projects", (long) night.projects().size());
        row.put("tags", sum(night.repositories(), "tags"));
        row.put("manifests", sum(night.repositories(), "manifests"));
        row.put("images", sum(night.repositories(), "images"));
        row.put("upload_bytes", sum(night.repositories(), "upload_bytes"));
        row.put("planned_items", (long) night.plan().items().size());
        row.put(
                "planned_bytes",
                night.plan().items().stream().mapToLong(NaivePlan.Item::bytes).sum());
        row.put("missing_blobs", (long) night.plan().missing().size());
        row.put(
                "unreadable_manifests",
                night.model().repositories.values().stream()
                        .flatMap(repository -> repository.revisions.keySet().stream())
                        .distinct()
                        .filter(night.model()::isStored)
                        .map(night.model().said::get)
                        .filter(said -> said == null || said.kind() == null)
                        .count());
        row.put("problems", (long) night.problems().size());
    }

    private void addBlobs(Map<String, @Nullable Object> row) {
        addBlobs(row, "blobs", "stored_bytes", state -> !state.equals("missing"));
        addBlobs(row, "referenced_blobs", "referenced_bytes", "referenced"::equals);
        addBlobs(row, "protected_blobs", "protected_bytes", "protected"::equals);
        addBlobs(
                row,
                "unreferenced_blobs",
                "unreferenced_bytes",
                state -> state.equals("protected") || state.equals("unreferenced"));
    }

    private void addBlobs(Map<String, @Nullable Object> row, String count, String bytes, Predicate<String> isOfState) {
        List<Map<String, @Nullable Object>> found = night.blobs().stream()
                .filter(blob -> isOfState.test(String.valueOf(blob.get("state"))))
                .toList();
        row.put(count, (long) found.size());
        row.put(bytes, sum(found, "size_bytes"));
    }

    private void addSavings(Map<String, @Nullable Object> row) {
        long logical = sum(night.repositories(), "logical_bytes");
        long distinct = sum(night.repositories(), "distinct_bytes");
        long referenced = sum(night.repositories(), "fair_share_bytes");
        row.put("logical_bytes", logical);
        row.put("repository_bytes", distinct);
        row.put("saved_within_repositories_bytes", logical - distinct);
        row.put("saved_across_repositories_bytes", distinct - referenced);
        row.put("dedup_ratio", (double) logical / referenced);
    }

    private static long sum(List<Map<String, @Nullable Object>> rows, String column) {
        return rows.stream()
                .mapToLong(row -> (Long) Objects.requireNonNull(row.get(column)))
                .sum();
    }
}
