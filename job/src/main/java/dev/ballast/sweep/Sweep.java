package dev.ballast.sweep;

import static com.google.common.collect.ImmutableList.toImmutableList;

import dev.ballast.plan.Approval;
import dev.ballast.plan.DeletionPlan;
import dev.ballast.plan.ItemReader;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.publish.Output;
import dev.ballast.storage.StorageRoot;
import dev.ballast.sweep.AttemptEnd.Status;
import dev.ballast.sweep.Pass.Halt;
import dev.ballast.tables.Location;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Applies an approved plan: tags, manifests, links, and, when their links have been gone for the grace time, blobs. A crash
 * at any point leaves what the next call goes on from; to apply a plan twice changes nothing.
 */
public final class Sweep {
    /** Longer than a registry needs from looking at a blob to linking it, which is one request of a client. */
    private static final Duration SETTLE = Duration.ofSeconds(3);

    private static final int SAMPLES = 20;

    private final Output output;
    private final PlanLibrary plans;
    private final StorageRoot root;
    private final SweptRegistry registry;

    Sweep(Output output, StorageRoot root, SweptRegistry registry) {
        this.output = output;
        this.plans = new PlanLibrary(output.plans());
        this.root = root;
        this.registry = registry;
    }

    /**
     * Applies the plan, or goes on with it.
     *
     * @throws SweepRefusedException if it may not be applied; nothing was touched
     * @throws PartialViewException if a part of the registry could not be looked at
     */
    public SweepResult apply(String planId, SweepOptions options) throws IOException {
        DeletionPlan plan = plans.plan(planId);
        Journal journal = Journal.of(plans.folder(planId));
        Approval approval = new Clearance(plans, options.inUse(), now()).of(plan, journal);
        registry.remover().probe();
        Lookout lookout = new Lookout(
                registry.lister(),
                registry.reader(),
                known(plan),
                options.inUse().uses(),
                registry.clock());
        Optional<AttemptEnd> last =
                journal.newest().filter(Attempt::hasEnded).isPresent() ? journal.lastEnd() : Optional.empty();
        Progress progress = mustWait(last, options)
                ? new Progress(
                        Halt.NONE,
                        last.orElseThrow().condemnedAt(),
                        last.orElseThrow().waitsUntil(),
                        false)
                : takeItems(plan, approval, journal, lookout, options);
        return conclude(plan, approval, journal, lookout, progress, options);
    }

    private boolean mustWait(Optional<AttemptEnd> last, SweepOptions options) {
        return last.isPresent()
                && last.get().status() == Status.WAITING
                && !options.readOnlyRegistry()
                && now().isBefore(last.get().condemnedAt().plus(options.grace()));
    }

    /**
     * How far a sweep came.
     *
     * @param waitsUntil when the blobs may go, if they wait
     * @param tookAny whether this call has gone through items
     */
    private record Progress(
            Halt halt, Instant condemnedAt, @Nullable Instant waitsUntil, boolean tookAny) {
        String status() {
            return switch (halt) {
                case OUT_OF_TIME -> SweepResult.OUT_OF_TIME;
                case TOO_MANY_FAILURES -> SweepResult.STOPPED;
                case NONE -> waitsUntil == null ? SweepResult.COMPLETE : SweepResult.WAITING;
            };
        }
    }

    private Progress takeItems(
            DeletionPlan plan, Approval approval, Journal journal, Lookout lookout, SweepOptions options)
            throws IOException {
        boolean retryLinks =
                journal.lastEnd().filter(end -> end.status() == Status.WAITING).isEmpty();
        Instant listedAt = plan.snapshot().linksListedAt();
        Pass pass = new Pass(registry, lookout, plans, approval, journal, journal.current(), options, rows(), listedAt);
        for (Step step : List.of(Step.HISTORY, Step.TAGS, Step.REVISIONS, Step.LINKS)) {
            Halt halt = pass.run(step, retryLinks);
            if (halt != Halt.NONE) {
                return new Progress(halt, pass.condemnedAt(), null, true);
            }
        }
        Instant free = pass.condemnedAt().plus(options.grace());
        if (!options.readOnlyRegistry() && now().isBefore(free) && hasBlobs(plan)) {
            return new Progress(Halt.NONE, pass.condemnedAt(), free, true);
        }
        return new Progress(pass.run(Step.BLOBS, true), pass.condemnedAt(), null, true);
    }

    private boolean hasBlobs(DeletionPlan plan) throws IOException {
        try (ItemReader items = plans.items(plan.planId())) {
            while (items.hasNext()) {
                if (Step.of(items.next()) == Step.BLOBS) {
                    return true;
                }
            }
        }
        return false;
    }

    private SweepResult conclude(
            DeletionPlan plan,
            Approval approval,
            Journal journal,
            Lookout lookout,
            Progress progress,
            SweepOptions options)
            throws IOException {
        SecondLook secondLook = new SecondLook(registry, lookout, journal);
        if (!options.readOnlyRegistry()) {
            registry.pause().accept(progress.tookAny() ? SETTLE : Duration.ZERO);
            secondLook.run();
        }
        TagCheck tags = new TagCheck(registry);
        tags.check(touched(journal));
        Tally tally = new Tally();
        String hash = new OutcomeFiles(plans, plan.planId(), journal, rows(), now()).write(notReached(progress), tally);
        SweepResult result = new SweepResult(
                plan.planId(),
                progress.status(),
                now(),
                progress.waitsUntil(),
                tally.totals(),
                tally.reasons(),
                secondLook.restored().size(),
                paths(secondLook.restored()),
                secondLook.lost().size(),
                paths(secondLook.lost()),
                tags.tags(),
                tags.brokenBySweep(),
                tags.broken(),
                hash);
        record(approval, result, options);
        if (progress.tookAny() && progress.halt() != Halt.OUT_OF_TIME) {
            journal.current().end(end(progress));
        }
        return result;
    }

    private AttemptEnd end(Progress progress) {
        Status status = switch (progress.status()) {
            case SweepResult.WAITING -> Status.WAITING;
            case SweepResult.STOPPED -> Status.STOPPED;
            default -> Status.COMPLETE;
        };
        return new AttemptEnd(status, now(), progress.condemnedAt(), progress.waitsUntil());
    }

    private static String notReached(Progress progress) {
        return switch (progress.status()) {
            case SweepResult.WAITING -> "waits until " + progress.waitsUntil() + " for pushes that saw its links";
            case SweepResult.STOPPED -> "not reached: too much had failed before";
            default -> "not reached in time";
        };
    }

    private Set<String> touched(Journal journal) throws IOException {
        Set<String> repositories = new HashSet<>();
        for (Step step : Step.values()) {
            int chunks = journal.chunks(step);
            for (int chunk = 0; chunk < chunks; chunk++) {
                for (OutcomeRow row : journal.known(step, chunk)) {
                    String repository = row.repository().isEmpty() ? row.lastLinkedBy() : row.repository();
                    if (row.outcome().isTaken() && !repository.isEmpty()) {
                        repositories.add(repository);
                    }
                }
            }
        }
        return repositories;
    }

    private void record(Approval approval, SweepResult result, SweepOptions options) throws IOException {
        Location summary = plans.folder(result.planId()).resolve("outcomes/summary.json");
        byte[] document = SweepJson.bytes(result);
        summary.replace(
                file -> file.write(document), plans.folder(result.planId()).resolve("outcomes/.summary.json"));
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("approved_by", approval.approvedBy());
        details.put("status", result.status());
        details.put("read_only_registry", options.readOnlyRegistry());
        details.put("outcomes", result.outcomes());
        details.put("restored_items", result.restoredItems());
        details.put("outcomes_sha256", result.outcomesSha256());
        new AuditLog(output.folder()).add(now(), "applied", result.planId(), details);
    }

    private static List<String> paths(List<OutcomeRow> rows) {
        return rows.stream().limit(SAMPLES).map(OutcomeRow::path).collect(toImmutableList());
    }

    private KnownRevisions known(DeletionPlan plan) throws IOException {
        try (ItemReader items = plans.items(plan.planId())) {
            return KnownRevisions.of(
                    output.run(plan.runId()), items, plan.snapshot().linksListedAt());
        }
    }

    private RowMaker rows() {
        return new RowMaker(root, registry.remover());
    }

    private Instant now() {
        return registry.clock().instant();
    }
}
