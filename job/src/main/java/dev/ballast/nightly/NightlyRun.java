package dev.ballast.nightly;

import dev.ballast.plan.DeletionPlan;
import dev.ballast.plan.HeldAside;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.plan.PreparedPlan;
import dev.ballast.plan.Verdict;
import dev.ballast.publish.EarlierRuns;
import dev.ballast.publish.LatestRun;
import dev.ballast.publish.Output;
import dev.ballast.publish.ReportFiles;
import dev.ballast.reports.TableContract;
import dev.ballast.reports.model.Report;
import dev.ballast.reports.model.ReportJson;
import dev.ballast.scan.Inventory;
import dev.ballast.scan.Listings;
import dev.ballast.scan.RegistryFolder;
import dev.ballast.scan.Storage;
import dev.ballast.storage.Reasons;
import dev.ballast.storage.StorageLister;
import dev.ballast.tables.RunFolder;
import dev.ballast.tables.WrittenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * One night: scan the registry, mark what is reachable, select what nothing needs, plan behind the gates, publish.
 * Reads the registry and writes to the output only.
 */
public final class NightlyRun {
    private final Storage storage;
    private final RunOptions options;
    private final RunStart start;
    private final Clock clock;
    private final Steps steps;
    private final Output output;
    private final Planning planning;

    public NightlyRun(Storage storage, RunOptions options, RunStart start, Clock clock, Steps steps) {
        this.storage = storage;
        this.options = options;
        this.start = start;
        this.clock = Clock.tick(clock, RunStart.TICK);
        this.steps = steps;
        this.output = new Output(options.out());
        this.planning = new Planning(options, new PlanLibrary(output.plans()), this.clock);
    }

    /** A new run, or the one that the options name. */
    public static RunStart start(RunOptions options, Clock clock) {
        String resumed = options.resumed();
        return resumed == null
                ? RunStart.now(clock)
                : BegunRun.check(new Output(options.out()), options, resumed, clock.instant())
                        .start();
    }

    /**
     * Looks whether a run can be made, before an engine is started for it.
     *
     * @throws dev.ballast.storage.StorageException if there is no registry to read
     * @throws dev.ballast.publish.OutputException if the output cannot be written
     * @throws dev.ballast.plan.UnreadablePlanException if a plan that it would be compared with is damaged
     * @throws CannotResumeException if the run that is to go on cannot
     */
    public static void check(RunOptions options, StorageLister lister, Instant now) {
        if (options.inventory() == null) {
            RegistryFolder.check(options.registry(), lister);
        }
        Output output = new Output(options.out());
        if (options.resumed() != null) {
            BegunRun.check(output, options, options.resumed(), now);
        }
        output.prepare();
        new Planning(options, new PlanLibrary(output.plans()), Clock.systemUTC()).newest();
    }

    /**
     * Runs all steps.
     *
     * @throws dev.ballast.publish.OutputException if the output cannot be written
     */
    public RunResult run() {
        // Without it, Spark takes its defaults for what this thread makes, and rows would hold times of another type.
        SparkSession.setActiveSession(storage.spark());
        if (options.resumed() == null) {
            BegunRun.write(output, options, start);
        }
        try {
            return run(start.at(), start.runId());
        } catch (RuntimeException e) {
            steps.note("To go on with what is finished of this run, add --resume " + start.runId() + ".");
            throw e;
        }
    }

    private RunResult run(Instant startedAt, String runId) {
        RunFolder run = folder(runId);
        EarlierRuns earlier = EarlierRuns.of(output, day(startedAt));

        ScanCache cache = new ScanCache(storage.spark(), output, options);
        Scanned scanned = Scanned.scan(storage, listings(), run, cache.known(steps), clock, steps);
        cache.remember(runId, run, scanned.isComplete());
        Marked marked = Marked.mark(scanned, run, options, options.seenAt(startedAt), steps);
        Selected selected = Selected.select(scanned, marked, run, options.seenAt(startedAt), options, steps);
        Verdict verdict = planning.judge(scanned, marked, selected);
        Written written = steps.run("write", () -> write(runId, run, scanned, marked, selected, verdict, startedAt));
        return steps.run("publish", () -> publish(runId, scanned, marked, verdict, written, startedAt, earlier));
    }

    private RunFolder folder(String runId) {
        return options.resumed() == null
                ? new RunFolder(storage.spark(), output.run(runId))
                : RunFolder.toGoOnWith(storage.spark(), output.run(runId));
    }

    private Listings listings() {
        return options.inventory() == null
                ? Listings.of(storage)
                : Inventory.open(storage, options.inventory(), options.registry());
    }

    /** Everything that is to be published, complete and not yet in its place. */
    private record Written(RunTables tables, RunFiles files, PreparedPlan plan) {}

    private Written write(
            String runId,
            RunFolder run,
            Scanned scanned,
            Marked marked,
            Selected selected,
            Verdict verdict,
            Instant startedAt) {
        RunFolder files = run.madeFrom(
                scanned.links().count(Scanned.ENTRIES) + scanned.blobs().count(Scanned.BLOBS));
        RunTables tables = new RunTables(
                files,
                runId,
                startedAt,
                scanned,
                marked,
                selected,
                verdict.refusal().isPresent());
        // A thread of its own knows the classes that this one knows; those of the common pool not what a submission
        // brings.
        CompletableFuture<PreparedPlan> plan = CompletableFuture.supplyAsync(
                () -> planning.prepare(runId, files, scanned, selected, verdict, startedAt),
                work -> new Thread(work, "plan").start());
        RunFiles written = tables.write(output.newest(TableContract.BLOBS.name(), day(startedAt)));
        Sums.check(scanned, marked, written);
        return new Written(tables, written, plan.join());
    }

    private RunResult publish(
            String runId,
            Scanned scanned,
            Marked marked,
            Verdict verdict,
            Written written,
            Instant startedAt,
            EarlierRuns earlier) {
        DeletionPlan plan = written.plan().plan();
        Map<String, @Nullable Object> row = new RunColumns(
                        options,
                        scanned,
                        storage.requests(),
                        marked,
                        verdict,
                        plan,
                        written.files(),
                        quarantinedBytes())
                .of(runId, startedAt, clock.instant());
        WrittenFile runs = written.tables().runs(row);
        Report report = new RunReport(
                        options, earlier, output.newest(TableContract.REPOSITORIES.name(), day(startedAt)))
                .of(row, written.files(), written.plan());
        ReportFiles reportFiles = new ReportFiles(report);
        written.files().publish(output, day(startedAt));
        output.publish(runs.file(), output.table(TableContract.RUNS.name(), day(startedAt)));
        try {
            written.plan().publish();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot put the plan into " + output.plans(), e);
        }
        output.publish(ReportJson.bytes(report), output.report(runId));
        reportFiles.publish(output, output.report());
        output.publish(new LatestRun(runId, startedAt, plan.planId(), plan.status()).json(), output.latest());
        return new RunResult(
                row, report, plan, output.folder(), scanned.manifests().count(Scanned.UNREADABLE));
    }

    /** What came of old plans is worth a word, and no reason to publish nothing. */
    private @Nullable Long quarantinedBytes() {
        try {
            return HeldAside.bytes(new PlanLibrary(output.plans()));
        } catch (IOException e) {
            steps.note("Cannot tell what lies in quarantine: " + Reasons.of(e)
                    + ". To apply or restore its plan again writes it anew.");
            return null;
        }
    }

    private static LocalDate day(Instant startedAt) {
        return LocalDate.ofInstant(startedAt, ZoneOffset.UTC);
    }
}
