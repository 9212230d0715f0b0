package dev.ballast.sweep;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.Iterators;
import com.google.common.collect.Lists;
import dev.ballast.plan.ItemReader;
import dev.ballast.plan.PlanItem;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.publish.Output;
import dev.ballast.storage.StorageRoot;
import dev.ballast.sweep.AttemptEnd.Status;
import dev.ballast.sweep.SweepRefusedException.Refusal;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts back what a plan took. Of what the journal was about to tell, it looks for every item: a crash may have come between
 * a move and its line. Whoever looks at the registry meanwhile sees no link without its blob.
 */
final class Restore {
    private static final List<Step> BACKWARDS =
            List.of(Step.BLOBS, Step.LINKS, Step.REVISIONS, Step.HISTORY, Step.TAGS);
    private static final int SAMPLES = 20;

    private final Output output;
    private final PlanLibrary plans;
    private final SweptRegistry registry;
    private final RowMaker rows;
    private final List<String> samples = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private long restoredItems;
    private long lostItems;
    private boolean isInterrupted;

    Restore(Output output, StorageRoot root, SweptRegistry registry) {
        this.output = output;
        this.plans = new PlanLibrary(output.plans());
        this.registry = registry;
        this.rows = new RowMaker(root, registry.remover());
    }

    /**
     * Puts everything back.
     *
     * @throws SweepRefusedException if nobody began to apply the plan
     */
    SweepResult of(String planId) throws IOException {
        Journal journal = Journal.of(plans.folder(planId));
        if (journal.isEmpty()) {
            throw new SweepRefusedException(
                    Refusal.NOT_APPLIED, "Plan " + planId + " was not applied; there is nothing to put back.");
        }
        registry.remover().probe();
        // First of all: what is half put back must not be applied.
        Optional<AttemptEnd> last = journal.newest().orElseThrow().hasEnded() ? journal.lastEnd() : Optional.empty();
        if (last.isEmpty() || last.get().status() != Status.RESTORED) {
            journal.current().end(new AttemptEnd(Status.RESTORED, now(), now(), null));
        }
        for (Step step : BACKWARDS) {
            try (ItemReader items = plans.items(planId)) {
                Iterator<List<PlanItem>> chunks =
                        Iterators.partition(Iterators.filter(items, item -> Step.of(item) == step), Pass.CHUNK);
                for (int chunk = 0; chunks.hasNext() && !isInterrupted; chunk++) {
                    putBack(journal, step, chunk, chunks.next());
                }
            }
        }
        return record(planId, journal);
    }

    private void putBack(Journal journal, Step step, int chunk, List<PlanItem> items) throws IOException {
        registry.permission().run();
        List<OutcomeRow> known = journal.known(step, chunk);
        boolean isCutOff = journal.isCutOff(step, chunk);
        if (known.isEmpty() && !isCutOff) {
            return;
        }
        List<OutcomeRow> before = new ArrayList<>();
        List<OutcomeRow> aside = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            OutcomeRow row = known.isEmpty()
                    ? rows.row(items.get(i), Act.skipped("not reached: restored"), now())
                    : known.get(i);
            before.add(row);
            Optional<Target> target = Target.of(items.get(i));
            if (target.isPresent() && (isCutOff || row.outcome() == Outcome.QUARANTINED)) {
                Act act = new Act(Outcome.QUARANTINED, "", row.versionId(), "", 0);
                aside.add(rows.row(target.get(), act, now()));
                places.add(i);
            }
        }
        List<OutcomeRow> after = new ArrayList<>(before);
        int next = 0;
        for (List<OutcomeRow> hand : Lists.partition(aside, registry.remover().hand())) {
            isInterrupted = registry.supervision().toldToEnd().getAsBoolean();
            if (isInterrupted) {
                break;
            }
            List<Restored> results = registry.remover().restore(hand);
            for (int i = 0; i < hand.size(); i++) {
                int place = places.get(next);
                after.set(place, row(before.get(place), hand.get(i), results.get(i)));
                next++;
            }
        }
        if (!after.equals(before)) {
            journal.amend(step, chunk, after);
        }
    }

    private OutcomeRow row(OutcomeRow before, OutcomeRow aside, Restored result) {
        boolean wasTaken = before.outcome() == Outcome.QUARANTINED;
        return switch (result.state()) {
            case RESTORED -> restored(aside);
            case IN_PLACE -> wasTaken ? restored(aside) : before;
            case PRESENT -> aside.with(Act.skipped("stored again, and kept as it is"), now());
            case FAILED -> aside.with(Act.failed(result.why(), "NotRestored"), now());
            case LOST -> {
                if (wasTaken) {
                    lostItems++;
                    sample(lost, aside);
                }
                yield before;
            }
        };
    }

    private OutcomeRow restored(OutcomeRow aside) {
        restoredItems++;
        sample(samples, aside);
        return aside.with(Act.skipped("restored"), now());
    }

    private static void sample(List<String> samples, OutcomeRow item) {
        if (samples.size() < SAMPLES) {
            samples.add(item.path());
        }
    }

    private SweepResult record(String planId, Journal journal) throws IOException {
        Tally tally = new Tally();
        String hash = new OutcomeFiles(plans, planId, journal, rows, now()).write("not reached: restored", tally);
        SweepResult result = new SweepResult(
                planId,
                isInterrupted ? SweepResult.INTERRUPTED : SweepResult.RESTORED,
                now(),
                null,
                tally.totals(),
                tally.reasons(),
                restoredItems,
                samples.stream().collect(toImmutableList()),
                lostItems,
                lost.stream().collect(toImmutableList()),
                0,
                List.of(),
                List.of(),
                hash);
        result.write(plans);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("outcomes", result.outcomes());
        details.put("restored_items", restoredItems);
        details.put("lost_items", lostItems);
        details.put("outcomes_sha256", hash);
        new AuditLog(output.folder()).add(now(), "restored", planId, details);
        return result;
    }

    private Instant now() {
        return registry.clock().instant();
    }
}
