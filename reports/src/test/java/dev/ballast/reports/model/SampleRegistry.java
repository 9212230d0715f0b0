package dev.ballast.reports.model;

import static java.util.stream.Collectors.groupingBy;

import dev.ballast.reports.model.PlanReport.Amount;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The numbers of a registry that does not exist. */
final class SampleRegistry {
    static final Instant NOW = Instant.parse("2026-11-23T02:30:00Z");

    private static final int DAYS = 120;
    private static final long MIB = 1L << 20;
    private static final List<String> PROJECTS = List.of(
            "platform", "library", "payments", "search", "mobile", "machine-learning", "data", "web", "tools", "edge");
    private static final List<String> PARTS =
            List.of("api", "worker", "frontend", "gateway", "batch", "scheduler", "importer", "proxy", "cache", "auth");

    private final Random random;
    private final List<RepositoryRow> repositories;

    SampleRegistry(int size) {
        random = new Random(size);
        repositories = IntStream.range(0, size).mapToObj(this::repository).toList();
    }

    List<RepositoryRow> repositories() {
        return repositories;
    }

    List<ProjectRow> projects() {
        Map<String, List<RepositoryRow>> byProject =
                new TreeMap<>(repositories.stream().collect(groupingBy(RepositoryRow::project)));
        return byProject.entrySet().stream()
                .map(project -> project(project.getKey(), project.getValue()))
                .toList();
    }

    /** The totals, with a fifth of the stored bytes unreferenced, of which the plan takes its part. */
    RunRow run(String status, Amount planned, long problems) {
        long referenced = sum(repositories, RepositoryRow::fairShareBytes);
        long logical = sum(repositories, RepositoryRow::logicalBytes);
        long distinct = sum(repositories, RepositoryRow::distinctBytes);
        long blobs = sum(repositories, RepositoryRow::blobs);
        Map<String, Object> columns = new HashMap<>();
        columns.put("run_id", "20261123T023000Z-9f8e7d6c");
        columns.put("status", status);
        columns.put("registry", "s3a://registry/docker");
        columns.put("layout", "distribution-v2");
        columns.put("tool_version", "0.1.0");
        columns.put("run_at", NOW);
        columns.put("started_at", NOW);
        columns.put("finished_at", NOW.plusSeconds(421));
        columns.put("duration_seconds", 421.25);
        columns.put("repositories", repositories.size());
        columns.put("projects", projects().size());
        columns.put("tags", sum(repositories, RepositoryRow::tags));
        columns.put("manifests", sum(repositories, RepositoryRow::manifests));
        columns.put("images", sum(repositories, RepositoryRow::images));
        columns.put("blobs", blobs + blobs / 4);
        columns.put("stored_bytes", referenced + unreferencedBytes());
        columns.put("referenced_blobs", blobs);
        columns.put("referenced_bytes", referenced);
        columns.put("unreferenced_blobs", blobs / 4);
        columns.put("unreferenced_bytes", unreferencedBytes());
        columns.put("protected_blobs", blobs / 40);
        columns.put("protected_bytes", unreferencedBytes() - planned.bytes());
        columns.put("planned_items", planned.items());
        columns.put("planned_bytes", planned.bytes());
        columns.put("logical_bytes", logical);
        columns.put("repository_bytes", distinct);
        columns.put("saved_within_repositories_bytes", logical - distinct);
        columns.put("saved_across_repositories_bytes", distinct - referenced);
        columns.put("dedup_ratio", referenced == 0 ? null : (double) logical / referenced);
        columns.put("missing_blobs", problems == 0 ? 0 : 2);
        columns.put("unreadable_manifests", problems == 0 ? 0 : 1);
        columns.put("problems", problems);
        columns.put("quarantined_bytes", unreferencedBytes() / 8);
        return ReportJson.row(RunRow.class, columns);
    }

    long unreferencedBytes() {
        return sum(repositories, RepositoryRow::fairShareBytes) / 4;
    }

    /** Earlier days, smaller by and by, with a clean-up every month. */
    List<HistoryPoint> history(RunRow run) {
        return IntStream.range(0, DAYS)
                .mapToObj(index -> point(run, DAYS - index))
                .toList();
    }

    List<SharingRow> layerSharing() {
        return LongStream.of(1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 17, 31, 64, 240)
                .mapToObj(count -> new SharingRow(
                        count,
                        1 + repositories.size() * 40L / (count * count),
                        repositories.size() * 40L * MIB * 8 / (count * count)))
                .toList();
    }

    List<BaseImageRow> baseImages() {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(place -> new BaseImageRow(
                        "c" + place,
                        place % 5 + 1,
                        "sha256:" + "0123456789abcdef".repeat(4),
                        MIB * 30 * place,
                        2000 / place,
                        repositories.size() / place + 1,
                        MIB * 30 * place * (2000 / place - 1),
                        place % 4 == 0 ? null : "library/base:" + (20 - place),
                        place % 3 == 0 ? "library/base:20" : null,
                        place % 3 == 0 ? 140 / place : 0))
                .toList();
    }

    private RepositoryRow repository(int index) {
        String name = index < HostileNames.ALL.size() ? HostileNames.ALL.get(index) : name(index);
        long distinct = (long) (MIB * 200 * Math.exp(random.nextGaussian() * 1.6));
        long shared = (long) (distinct * (0.2 + 0.6 * random.nextDouble()));
        long tags = random.nextInt(60);
        return new RepositoryRow(
                name,
                name.substring(0, name.indexOf('/')),
                tags,
                tags + tags / 3,
                tags / 3,
                tags,
                tags * 4 + 3,
                distinct * (1 + random.nextInt(9)),
                distinct,
                distinct - shared,
                shared,
                distinct - shared + shared / 5,
                random.nextInt(3) == 0 ? (long) (distinct * 0.3 * random.nextDouble()) : 0,
                random.nextInt(3),
                0,
                tags == 0 ? null : NOW.minus(Duration.ofHours(random.nextInt(9000))));
    }

    private String name(int index) {
        String project = PROJECTS.get((int) (PROJECTS.size() * random.nextDouble() * random.nextDouble()));
        return project + "/" + PARTS.get(random.nextInt(PARTS.size())) + "-" + index;
    }

    private static ProjectRow project(String project, List<RepositoryRow> rows) {
        long distinct = sum(rows, RepositoryRow::fairShareBytes);
        long exclusive = sum(rows, RepositoryRow::exclusiveBytes);
        return new ProjectRow(
                project,
                rows.size(),
                sum(rows, RepositoryRow::tags),
                sum(rows, RepositoryRow::manifests),
                sum(rows, RepositoryRow::logicalBytes),
                distinct,
                exclusive,
                distinct - exclusive,
                distinct,
                sum(rows, RepositoryRow::reclaimableBytes));
    }

    private HistoryPoint point(RunRow run, int daysAgo) {
        double part = 1 - 0.0025 * daysAgo + 0.02 * ((DAYS - daysAgo) % 30) / 30 - 0.013;
        return new HistoryPoint(
                NOW.minus(Duration.ofDays(daysAgo)),
                (long) (run.storedBytes() * part),
                (long) (run.referencedBytes() * part),
                (long) (run.unreferencedBytes() * part),
                (long) (run.logicalBytes() * part),
                (long) (run.blobs() * part),
                (long) (run.repositories() * part),
                (long) (run.plannedBytes() * part),
                null);
    }

    private static long sum(List<RepositoryRow> rows, ToLongFunction<RepositoryRow> column) {
        return rows.stream().mapToLong(column).sum();
    }
}
