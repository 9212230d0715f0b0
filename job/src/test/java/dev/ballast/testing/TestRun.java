package dev.ballast.testing;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.ballast.nightly.NightlyRun;
import dev.ballast.nightly.RunOptions;
import dev.ballast.nightly.RunResult;
import dev.ballast.nightly.Steps;
import dev.ballast.plan.DeletionPlan;
import dev.ballast.plan.Gates;
import dev.ballast.plan.ItemReader;
import dev.ballast.plan.PlanItem;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.plan.Reason;
import dev.ballast.publish.Output;
import dev.ballast.registry.Digest;
import dev.ballast.scan.Storage;
import dev.ballast.storage.ObjectReader;
import dev.ballast.storage.StorageLister;
import dev.ballast.storage.StorageRoot;
import dev.ballast.storage.TreeLister;
import dev.ballast.storage.TreeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A finished run over a registry, and what came of it. */
public record TestRun(RunResult result, Path out) {
    private static final int TASKS = 2;

    /** A run with the usual week of protection, and without a limit to the plan's share. */
    public static TestRun over(Path registry, Path out) {
        return with(registry, out, Duration.ofDays(7), 1.0);
    }

    public static TestRun with(Path registry, Path out, Duration minAge, double maxPlanShare) {
        StorageRoot root = StorageRoot.of(registry);
        return with(root, new TreeLister(root), new TreeReader(root), out, minAge, maxPlanShare);
    }

    public static TestRun with(
            StorageRoot root,
            StorageLister lister,
            ObjectReader reader,
            Path out,
            Duration minAge,
            double maxPlanShare) {
        Storage storage = new Storage(SharedSpark.session(), lister, reader, TASKS);
        RunOptions options =
                new RunOptions(root, out, minAge, new Gates(Gates.DEFAULT_MINIMUM_AGE, maxPlanShare), "test");
        NightlyRun.check(options, lister);
        Clock clock = Clock.fixed(TestRegistry.NOW, ZoneOffset.UTC);
        return new TestRun(new NightlyRun(storage, options, clock, Steps.SILENT).run(), out);
    }

    public DeletionPlan plan() {
        return result.plan();
    }

    /** A column of the published table {@code runs}. */
    public Object column(String name) {
        Object value = result.columns().get(name);
        if (value == null) {
            throw new IllegalArgumentException("The run has no value for " + name);
        }
        return value;
    }

    public List<PlanItem> items() {
        try (ItemReader items = new PlanLibrary(out.resolve("plans")).items(plan().planId())) {
            List<PlanItem> all = new ArrayList<>();
            items.forEachRemaining(all::add);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The digests of the blobs that the plan takes. */
    public Set<Digest> plannedBlobs() {
        return items().stream()
                .filter(item -> item.reason().equals(Reason.UNREFERENCED_BLOB.label()))
                .map(item -> Digest.parse(item.digest()))
                .collect(toUnmodifiableSet());
    }

    /** {@code reason path} of everything else that the plan takes. */
    public Set<String> plannedPaths(String repository) {
        return items().stream()
                .filter(item -> item.repository().equals(repository))
                .map(item -> item.reason() + " " + item.path())
                .collect(toUnmodifiableSet());
    }

    /** A published table of this run. */
    public Dataset<Row> table(String name) {
        LocalDate day = LocalDate.ofInstant(TestRegistry.NOW, ZoneOffset.UTC);
        return SharedSpark.session()
                .read()
                .parquet(new Output(out).table(name, day).toUri().toString());
    }

    /** {@code kind repository} of every problem. */
    public List<String> problems() {
        return table("problems").select("kind", "repository").collectAsList().stream()
                .map(row -> row.getString(0) + " " + row.getString(1))
                .toList();
    }
}
