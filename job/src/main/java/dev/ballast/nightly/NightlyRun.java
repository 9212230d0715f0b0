package dev.ballast.nightly;

import dev.ballast.plan.DeletionPlan;
import dev.ballast.plan.DeletionPlan.Snapshot;
import dev.ballast.plan.DeletionPlan.Total;
import dev.ballast.plan.Facts;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.plan.PlanWriter;
import dev.ballast.plan.Verdict;
import dev.ballast.publish.Output;
import dev.ballast.scan.RegistryFolder;
import dev.ballast.scan.Storage;
import dev.ballast.tables.BlobState;
import dev.ballast.tables.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One night: scan the registry, mark what is reachable, select what nothing needs, plan behind the gates, publish.
 * Reads the registry and writes to the output only.
 */
public final class NightlyRun {
    private static final Duration PLAN_VALIDITY = Duration.ofDays(7);

    private final Storage storage;
    private final RunOptions options;
    private final Clock clock;
    private final Steps steps;
    private final Output output;
    private final PlanLibrary plans;

    public NightlyRun(Storage storage, RunOptions options, Clock clock, Steps steps) {
        this.storage = storage;
        this.options = options;
        this.clock = clock;
        this.steps = steps;
        this.output = new Output(options.out());
        this.plans = new PlanLibrary(output.plans());
    }

    /**
     * Runs all steps.
     *
     * @throws dev.ballast.storage.StorageException if there is no registry to read
     * @throws dev.ballast.publish.OutputException if the output cannot be written
     */
    public RunResult run() {
        Instant startedAt = clock.instant();
        String runId = RunId.of(startedAt, RandomGenerator.getDefault());
        RegistryFolder.check(options.registry(), storage.lister());
        output.prepare();
        RunFolder run = new RunFolder(storage.spark(), output.run(runId));

        Scanned scanned = Scanned.scan(storage, run, clock, steps);
        Marked marked = Marked.mark(scanned, run, startedAt.minus(options.minAge()), steps);
        Selected selected = Selected.select(scanned, marked, run, startedAt, options, steps);
        Verdict verdict = judge(scanned, marked, selected);
        DeletionPlan plan = steps.run("write plan", () -> plan(runId, run, scanned, selected, verdict, startedAt));
        Published published = new Published(output, run, storage.spark(), runId, startedAt);
        return steps.run(
                "publish", () -> published.publish(options, scanned, marked, selected, verdict, plan, clock.instant()));
    }

    private Verdict judge(Scanned scanned, Marked marked, Selected selected) {
        return new Verdict(options.gates()
                .check(new Facts(
                        options.registry().toString(),
                        previousRegistry(),
                        scanned.unlisted(),
                        Findings.unlisted(scanned),
                        scanned.manifests().count(Scanned.UNREAD),
                        Findings.unread(scanned),
                        scanned.blobs().count(Scanned.BLOBS),
                        scanned.links().count(Scanned.ENTRIES),
                        scanned.manifests().count(Scanned.REFERENCES),
                        marked.blobs(BlobState.REFERENCED),
                        marked.blobs(BlobState.MISSING),
                        scanned.blobs().count(Scanned.BYTES),
                        selected.planned().bytes(),
                        options.minAge())));
    }

    private Optional<String> previousRegistry() {
        try {
            return plans.newest().map(DeletionPlan::registry);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the plans at " + plans.folder(), e);
        }
    }

    private DeletionPlan plan(
            String runId, RunFolder run, Scanned scanned, Selected selected, Verdict verdict, Instant startedAt) {
        boolean open = verdict.refusal().isEmpty();
        Snapshot snapshot =
                new Snapshot(scanned.blobsListedAt(), scanned.linksListedAt(), startedAt.minus(options.minAge()));
        Instant createdAt = clock.instant();
        try {
            return new PlanWriter(storage.spark(), run, plans)
                    .write(
                            runId,
                            selected.behind(verdict),
                            (planId, change) -> new DeletionPlan(
                                    DeletionPlan.FORMAT_VERSION,
                                    planId,
                                    runId,
                                    verdict.status(),
                                    createdAt,
                                    createdAt.plus(PLAN_VALIDITY),
                                    options.toolVersion(),
                                    options.registry().toString(),
                                    snapshot,
                                    null,
                                    open ? selected.planned() : Total.NONE,
                                    open ? selected.byReason() : Map.of(),
                                    selected.kept(open),
                                    scanned.blobs().count(Scanned.BYTES),
                                    verdict.gates(),
                                    verdict.incomplete(),
                                    verdict.incompleteBecause(),
                                    change));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the plan to " + plans.folder(), e);
        }
    }
}
