package dev.ballast.sweep;

import com.google.common.collect.Iterators;
import dev.ballast.plan.Approval;
import dev.ballast.plan.ItemReader;
import dev.ballast.plan.PlanItem;
import dev.ballast.plan.PlanLibrary;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/**
 * Goes through a plan's items, step by step and chunk by chunk. Before anything of a slice is touched, the registry is
 * looked at, and again when that was too long ago; before each item, the item itself.
 */
final class Pass {
    /** A page of the bulk deletion of object stores. */
    static final int CHUNK = 1000;

    private static final int CHUNKS_OF_A_SLICE = 500;
    private static final int CHUNKS_OF_A_SURVEY = 50;

    private final Clock clock;
    private final Lookout lookout;
    private final PlanLibrary plans;
    private final Approval approval;
    private final Attempt attempt;
    private final Sweeper sweeper;
    private final Brakes brakes;
    private final Pace pace;
    private Instant condemnedAt;

    /**
     * A pass.
     *
     * @param listedAt when the plan's run listed the links
     */
    Pass(
            Lookout lookout,
            PlanLibrary plans,
            Approval approval,
            Attempt attempt,
            Sweeper sweeper,
            Brakes brakes,
            Pace pace,
            Clock clock,
            Instant listedAt) {
        this.clock = clock;
        this.lookout = lookout;
        this.plans = plans;
        this.approval = approval;
        this.attempt = attempt;
        this.sweeper = sweeper;
        this.brakes = brakes;
        this.pace = pace;
        this.condemnedAt = listedAt;
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
                ItemReader next = plans.items(approval.planId());
                ItemReader items = plans.items(approval.planId())) {
            Iterator<PlanItem> scouts = ofStep(step, ahead);
            Iterator<PlanItem> surveyed = ofStep(step, next);
            Iterator<List<PlanItem>> chunks = Iterators.partition(ofStep(step, items), CHUNK);
            int chunksOfSlice = step.isOfManifests() ? Integer.MAX_VALUE : CHUNKS_OF_A_SLICE;
            Slice slice = new Slice(lookout, new Wanted(), clock);
            for (int chunk = 0; chunks.hasNext(); chunk++) {
                if (chunk % chunksOfSlice == 0) {
                    slice = slice(step, scouts);
                }
                if (step == Step.BLOBS && chunk % CHUNKS_OF_A_SURVEY == 0) {
                    sweeper.expect(Iterators.limit(surveyed, CHUNKS_OF_A_SURVEY * CHUNK));
                }
                List<PlanItem> chunkItems = chunks.next();
                if (attempt.isDone(step, chunk)) {
                    pace.skip(chunkItems.size());
                } else {
                    sweeper.sweep(step, chunk, chunkItems, slice, retry);
                    pace.note(chunkItems.size());
                }
                note(step, attempt.known(step, chunk));
                if (!attempt.isDone(step, chunk) || chunks.hasNext()) {
                    Halt halt = brakes.halt();
                    if (halt != Halt.NONE) {
                        return halt;
                    }
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
            return new Slice(lookout, wanted(Iterators.limit(scouts, CHUNKS_OF_A_SLICE * CHUNK)), clock);
        }
        try (ItemReader items = plans.items(approval.planId())) {
            return new Slice(lookout, wanted(Iterators.filter(items, item -> isOf(step, Step.of(item)))), clock);
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

    private void note(Step step, List<OutcomeRow> done) {
        for (OutcomeRow row : done) {
            if (step != Step.BLOBS && row.outcome().isTaken()) {
                Instant at = Instant.parse(row.finishedAt());
                condemnedAt = at.isAfter(condemnedAt) ? at : condemnedAt;
            }
        }
    }
}
