package dev.ballast.sweep;

import dev.ballast.plan.Approval;
import dev.ballast.plan.DeletionPlan;
import dev.ballast.plan.ItemReader;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.publish.Output;
import dev.ballast.storage.StorageRoot;
import dev.ballast.sweep.AttemptEnd.Status;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Applies an approved plan: tags, manifests, links, and, when their links have been gone for the grace time, blobs. A crash
 * at any point leaves what the next call goes on from; to apply a plan twice changes nothing.
 */
public final class Sweep {
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
        Approval approval = Clearance.of(plan, plans, options, now());
        registry.remover().probe();
        Lookout lookout = Lookout.over(
                registry,
                KnownRevisions.of(output, plan),
                options.inUse().usesSince(plan.snapshot().blobsListedAt()));
        Optional<AttemptEnd> last =
                journal.newest().filter(Attempt::hasEnded).isPresent() ? journal.lastEnd() : Optional.empty();
        Progress progress = mustWait(last, options)
                ? new Progress(
                        Halt.NONE,
                        last.orElseThrow().condemnedAt(),
                        last.orElseThrow().waitsUntil(),
                        false)
                : takeItems(plan, approval, journal, lookout, options);
        return new Conclusion(output, registry, rows(), approval, options).of(journal, lookout, progress);
    }

    private boolean mustWait(Optional<AttemptEnd> last, SweepOptions options) {
        return last.isPresent()
                && last.get().status() == Status.WAITING
                && !options.readOnlyRegistry()
                && now().isBefore(last.get().condemnedAt().plus(options.grace()));
    }

    private Progress takeItems(
            DeletionPlan plan, Approval approval, Journal journal, Lookout lookout, SweepOptions options)
            throws IOException {
        boolean retryLinks =
                journal.lastEnd().filter(end -> end.status() == Status.WAITING).isEmpty();
        Instant listedAt = plan.snapshot().linksListedAt();
        Attempt attempt = journal.current();
        Brakes brakes = new Brakes(options, registry.supervision());
        Pass pass = new Pass(
                lookout,
                plans,
                approval,
                attempt,
                new Sweeper(registry, approval, journal, attempt, brakes, rows()),
                brakes,
                new Pace(
                        options.deadline(), registry.supervision(), plan.total().items()),
                registry.clock(),
                listedAt);
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

    private RowMaker rows() {
        return new RowMaker(root, registry.remover());
    }

    private Instant now() {
        return registry.clock().instant();
    }
}
