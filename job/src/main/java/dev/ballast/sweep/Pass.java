package dev.ballast.sweep;

import com.google.common.collect.Iterators;
import dev.ballast.plan.Approval;
import dev.ballast.plan.ItemReader;
import dev.ballast.plan.PlanItem;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.plan.Reason;
import dev.ballast.registry.Digest;
import dev.ballast.registry.RegistryLayout;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a plan's items, step by step and chunk by chunk. Before anything of a slice is touched, the registry is
 * looked at, and again when that was too long ago; before each item, the item itself.
 */
final class Pass {
    /** A page of the bulk deletion of object stores. */
    static final int CHUNK = 1000;

    private static final int CHUNKS_OF_A_SLICE = 500;
    private static final int FAILURES_IN_A_ROW = 20;

    private final SweptRegistry registry;
    private final Lookout lookout;
    private final PlanLibrary plans;
    private final Approval approval;
    private final Journal journal;
    private final Attempt attempt;
    private final SweepOptions options;
    private final RowMaker rows;
    private Instant condemnedAt;
    private int failures;
    private int failuresInARow;

    Pass(
            SweptRegistry registry,
            Lookout lookout,
            PlanLibrary plans,
            Approval approval,
            Journal journal,
            Attempt attempt,
            SweepOptions options,
            RowMaker rows,
            Instant listedAt) {
        this.registry = registry;
        this.lookout = lookout;
        this.plans = plans;
        this.approval = approval;
        this.journal = journal;
        this.attempt = attempt;
        this.options = options;
        this.rows = rows;
        this.condemnedAt = listedAt;
    }

    /** Where a pass ended. */
    enum Halt {
        /** It went through all items. */
        NONE,
        OUT_OF_TIME,
        TOO_MANY_FAILURES
    }

    /** When the last link went that any attempt at this plan took. */
    Instant condemnedAt() {
        return condemnedAt;
    }

    /**
     * Goes through the items of one step.
     *
     * @param retry whether what was skipped or failed in an earlier attempt is tried again
     */
    Halt run(Step step, boolean retry) throws IOException {
        try (ItemReader ahead = plans.items(approval.planId());
                ItemReader items = plans.items(approval.planId())) {
            Iterator<PlanItem> scouts = ofStep(step, ahead);
            Iterator<List<PlanItem>> chunks = Iterators.partition(ofStep(step, items), CHUNK);
            int chunksOfSlice = step.isOfManifests() ? Integer.MAX_VALUE : CHUNKS_OF_A_SLICE;
            Slice slice = new Slice(lookout, new Wanted(), registry.clock());
            for (int chunk = 0; chunks.hasNext(); chunk++) {
                if (chunk % chunksOfSlice == 0) {
                    slice = slice(step, scouts);
                }
                List<PlanItem> chunkItems = chunks.next();
                List<OutcomeRow> done = attempt.isDone(step, chunk)
                        ? attempt.done(step, chunk)
                        : sweep(step, chunk, chunkItems, slice, retry);
                note(step, done);
                Halt halt = halt();
                if (halt != Halt.NONE && chunks.hasNext()) {
                    return halt;
                }
            }
        }
        return Halt.NONE;
    }

    private static Iterator<PlanItem> ofStep(Step step, ItemReader items) {
        return Iterators.filter(items, item -> Step.of(item) == step);
    }

    /**
     * Tags and manifests are looked for all at once, for they need each other; a manifest that is still tagged when its turn
     * comes stays. Others are looked for as far as the next of them go.
     */
    private Slice slice(Step step, Iterator<PlanItem> scouts) throws IOException {
        if (!step.isOfManifests()) {
            return new Slice(lookout, wanted(Iterators.limit(scouts, CHUNKS_OF_A_SLICE * CHUNK)), registry.clock());
        }
        try (ItemReader items = plans.items(approval.planId())) {
            return new Slice(
                    lookout, wanted(Iterators.filter(items, item -> isOf(step, Step.of(item)))), registry.clock());
        }
    }

    private static boolean isOf(Step look, Step item) {
        return look == Step.REVISIONS ? item == look : item.isOfManifests();
    }

    private Wanted wanted(Iterator<PlanItem> items) {
        Wanted wanted = new Wanted();
        while (items.hasNext()) {
            PlanItem item = items.next();
            if (approval.selection().takes(item)) {
                wanted.addCandidate(item);
            } else {
                wanted.add(item);
            }
        }
        return wanted;
    }

    private List<OutcomeRow> sweep(Step step, int chunk, List<PlanItem> items, Slice slice, boolean retry)
            throws IOException {
        List<OutcomeRow> before = journal.before(step, chunk);
        List<@Nullable OutcomeRow> outcomes = new ArrayList<>();
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            PlanItem item = items.get(i);
            OutcomeRow known = before.isEmpty() ? null : before.get(i);
            OutcomeRow settled = known != null && (known.outcome().isFinal() || !retry) ? known : stays(item, slice);
            outcomes.add(settled);
            if (settled == null) {
                targets.add(Target.of(item).orElseThrow());
            }
        }
        if (!targets.isEmpty()) {
            registry.permission().run();
            attempt.intend(step, chunk, targets.stream().map(Target::item).toList());
        }
        List<OutcomeRow> complete = merged(outcomes, targets, registry.remover().quarantine(targets));
        attempt.finish(step, chunk, complete);
        return complete;
    }

    /** The outcome of an item that is not to be touched, or nothing. */
    private @Nullable OutcomeRow stays(PlanItem item, Slice slice) {
        Optional<String> why = Optional.empty();
        if (!approval.selection().takes(item)) {
            why = Optional.of("not approved");
        } else if (Target.of(item).isEmpty()) {
            return rows.row(item, Act.failed("a path that registries do not have", "UnknownPath"), now());
        } else {
            why = slice.look().need(item);
            if (why.isEmpty() && isDead(item) && isStoredAgain(item)) {
                why = Optional.of("what it links is stored again");
            }
        }
        return why.map(reason -> rows.row(item, Act.skipped(reason), now())).orElse(null);
    }

    private static boolean isDead(PlanItem item) {
        return item.reason().equals(Reason.DEAD_LAYER_LINK.label())
                || item.reason().equals(Reason.DEAD_REVISION_LINK.label());
    }

    private boolean isStoredAgain(PlanItem item) {
        return Digest.tryParse(item.digest())
                .map(digest -> registry.remover().isStored(RegistryLayout.blobPath(digest)))
                .orElse(false);
    }

    private List<OutcomeRow> merged(List<@Nullable OutcomeRow> outcomes, List<Target> targets, List<Act> acts) {
        Instant now = now();
        List<OutcomeRow> complete = new ArrayList<>();
        int next = 0;
        for (OutcomeRow outcome : outcomes) {
            if (outcome == null) {
                complete.add(rows.row(targets.get(next), acts.get(next), now));
                next++;
            } else {
                complete.add(outcome);
            }
        }
        return complete;
    }

    private void note(Step step, List<OutcomeRow> done) {
        for (OutcomeRow row : done) {
            if (step != Step.BLOBS && row.outcome().isTaken()) {
                Instant at = Instant.parse(row.finishedAt());
                condemnedAt = at.isAfter(condemnedAt) ? at : condemnedAt;
            }
            failures += row.outcome() == Outcome.FAILED ? 1 : 0;
            failuresInARow = row.outcome() == Outcome.FAILED ? failuresInARow + 1 : 0;
        }
    }

    private Halt halt() {
        if (failures > options.mostFailures() || failuresInARow >= FAILURES_IN_A_ROW) {
            return Halt.TOO_MANY_FAILURES;
        }
        return options.deadline().filter(deadline -> !now().isBefore(deadline)).isPresent()
                ? Halt.OUT_OF_TIME
                : Halt.NONE;
    }

    private Instant now() {
        return registry.clock().instant();
    }
}
