package dev.ballast.sweep;

import com.google.common.collect.Lists;
import dev.ballast.plan.Approval;
import dev.ballast.plan.PlanItem;
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

/** Takes the items of one chunk, unless they are needed; what is about to be done and what came of it is written down. */
final class Sweeper {
    private static final String NOT_REACHED = "not reached";

    private final SweptRegistry registry;
    private final Approval approval;
    private final Journal journal;
    private final Attempt attempt;
    private final Brakes brakes;
    private final RowMaker rows;

    Sweeper(SweptRegistry registry, Approval approval, Journal journal, Attempt attempt, Brakes brakes, RowMaker rows) {
        this.registry = registry;
        this.approval = approval;
        this.journal = journal;
        this.attempt = attempt;
        this.brakes = brakes;
        this.rows = rows;
    }

    /** Says which blobs come next. */
    void expect(Iterator<PlanItem> next) {
        List<String> places = new ArrayList<>();
        while (next.hasNext()) {
            PlanItem item = next.next();
            if (approval.selection().takes(item)) {
                places.add(item.path());
            }
        }
        registry.remover().expect(places);
    }

    /** Sweeps a chunk; it is not done afterwards if something stopped that in the middle. */
    void sweep(Step step, int chunk, List<PlanItem> items, Slice slice, boolean retry) throws IOException {
        List<OutcomeRow> begun = attempt.isBegun(step, chunk) ? attempt.known(step, chunk) : List.of();
        List<OutcomeRow> before = begun.isEmpty() ? journal.before(step, chunk) : begun;
        List<@Nullable OutcomeRow> outcomes = new ArrayList<>();
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            OutcomeRow settled = before.isEmpty() ? null : settled(before.get(i), !begun.isEmpty(), retry);
            OutcomeRow outcome = settled == null ? stays(items.get(i), slice) : settled;
            outcomes.add(outcome);
            if (outcome == null) {
                targets.add(Target.of(items.get(i)).orElseThrow());
            }
        }
        if (!targets.isEmpty()) {
            registry.permission().run();
            attempt.intend(step, chunk, targets.stream().map(Target::item).toList());
        }
        List<Act> acts = take(targets);
        attempt.write(step, chunk, merged(outcomes, targets, acts), acts.size() == targets.size());
    }

    /** What is known of an item and is not asked again; of a chunk that was begun, all that was reached. */
    private static @Nullable OutcomeRow settled(OutcomeRow known, boolean isOfThisAttempt, boolean retry) {
        boolean isReached = !known.resultMessage().equals(NOT_REACHED);
        return known.outcome().isFinal() || (isReached && (isOfThisAttempt || !retry)) ? known : null;
    }

    /** As many of them as the brakes allow, in hands. */
    private List<Act> take(List<Target> targets) {
        List<Act> acts = new ArrayList<>();
        for (List<Target> hand : Lists.partition(targets, registry.remover().hand())) {
            if (brakes.halt() != Halt.NONE) {
                return acts;
            }
            List<Act> done = registry.remover().quarantine(hand);
            brakes.note(done);
            acts.addAll(done);
        }
        return acts;
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
                Target target = targets.get(next);
                complete.add(
                        next < acts.size()
                                ? rows.row(target, acts.get(next), now)
                                : rows.row(target, Act.skipped(NOT_REACHED), now));
                next++;
            } else {
                complete.add(outcome);
            }
        }
        return complete;
    }

    private Instant now() {
        return registry.clock().instant();
    }
}
