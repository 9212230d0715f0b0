package dev.ballast.testing;

import static java.util.stream.Collectors.toCollection;

import dev.ballast.nightly.RunResult;
import dev.ballast.plan.DeletionPlan;
import dev.ballast.plan.GateResult;
import dev.ballast.plan.ItemReader;
import dev.ballast.plan.PlanItem;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.plan.Reason;
import dev.ballast.publish.Output;
import dev.ballast.registry.Digest;
import dev.ballast.tables.DiskLocation;
import dev.ballast.tables.Location;
import dev.ballast.tables.Locations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * What a run wrote, read back from the files that a user reads.
 *
 * @param kept what nothing needs and something protects
 */
public record TestResult(RunResult run, List<PlanItem> items, List<Kept> kept, List<Finding> problems) {

    /** A row of {@code protected.parquet}. */
    public record Kept(
            String reason,
            @Nullable String digest,
            String path,
            @Nullable String protectedBy,
            Instant protectedUntil) {}

    /** A row of the published table {@code problems}. */
    public record Finding(
            String severity,
            String kind,
            @Nullable String repository,
            @Nullable String digest,
            @Nullable String path,
            String detail) {}

    TestResult(RunResult run) {
        this(run, readItems(run), readKept(run), readProblems(run));
    }

    public DeletionPlan plan() {
        return run.plan();
    }

    /** The folder that was written to. */
    public Path out() {
        return ((DiskLocation) run.out()).path();
    }

    /** A gate of the plan, by its name. */
    public GateResult gate(String name) {
        return plan().gates().stream()
                .filter(gate -> gate.gate().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A column of the published table {@code runs}. */
    public @Nullable Object column(String name) {
        return run.columns().get(name);
    }

    /** The digests of the blobs that may go. */
    public Set<Digest> plannedBlobs() {
        return items.stream()
                .filter(item -> item.reason().equals(Reason.UNREFERENCED_BLOB.label()))
                .map(item -> Digest.parse(item.digest()))
                .collect(toCollection(HashSet::new));
    }

    /** Those of them that a push of these manifests stores. */
    public Set<Digest> plannedOf(TestManifest... manifests) {
        Set<Digest> planned = plannedBlobs();
        Set<Digest> own = new HashSet<>();
        Stream.of(manifests).forEach(manifest -> own.addAll(manifest.digests()));
        planned.retainAll(own);
        return planned;
    }

    /** What may go for that reason. */
    public List<PlanItem> items(Reason reason) {
        return items.stream()
                .filter(item -> item.reason().equals(reason.label()))
                .toList();
    }

    /** What may go of that repository: its links and uploads. */
    public List<PlanItem> itemsOf(String repository) {
        return items.stream()
                .filter(item -> item.repository().equals(repository))
                .toList();
    }

    /** What was found in that repository. */
    public List<Finding> problemsOf(String repository) {
        return problems.stream()
                .filter(problem -> Objects.equals(problem.repository(), repository))
                .toList();
    }

    /** The published rows of a table. */
    public List<Row> table(String name) {
        Location file = new Output(run.out())
                .table(
                        name,
                        LocalDate.ofInstant(
                                (Instant) Objects.requireNonNull(run.columns().get("run_at")), ZoneOffset.UTC));
        return rows(file);
    }

    /** The published row of a repository. */
    public Row repository(String name) {
        return table("repositories").stream()
                .filter(row -> row.getAs("repository").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<PlanItem> readItems(RunResult run) {
        try (ItemReader reader =
                new PlanLibrary(new Output(run.out()).plans()).items(run.plan().planId())) {
            List<PlanItem> items = new ArrayList<>();
            reader.forEachRemaining(items::add);
            return items;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Kept> readKept(RunResult run) {
        Location plan = new Output(run.out()).plans().resolve(run.plan().planId());
        return rows(plan.resolve("protected.parquet")).stream()
                .map(row -> new Kept(
                        row.getAs("reason"),
                        row.getAs("digest"),
                        row.getAs("path"),
                        row.getAs("protected_by"),
                        row.getAs("protected_until")))
                .toList();
    }

    private static List<Finding> readProblems(RunResult run) {
        Location file = new Output(run.out())
                .table(
                        "problems",
                        LocalDate.ofInstant(
                                (Instant) Objects.requireNonNull(run.columns().get("run_at")), ZoneOffset.UTC));
        return rows(file).stream()
                .map(row -> new Finding(
                        row.getAs("severity"),
                        row.getAs("kind"),
                        row.getAs("repository"),
                        row.getAs("digest"),
                        row.getAs("path"),
                        row.getAs("detail")))
                .toList();
    }

    private static List<Row> rows(Location parquet) {
        return SharedSpark.session().read().parquet(Locations.toRead(parquet)).collectAsList();
    }
}
