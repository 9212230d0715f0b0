package dev.ballast.sweep;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.Lists;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.publish.Output;
import dev.ballast.storage.StorageRoot;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Deletes what a plan had moved aside, with no way back. Before that, the registry is looked at once more, and what anybody
 * needs is put back. As nothing in the quarantine is in the registry, nobody can begin to need it later: whoever asks for it
 * is told to upload it.
 */
final class Purge {
    private static final int SAMPLES = 20;

    private final Output output;
    private final PlanLibrary plans;
    private final SweptRegistry registry;
    private final RowMaker rows;
    private boolean isInterrupted;
    private long notDeleted;

    Purge(Output output, StorageRoot root, SweptRegistry registry) {
        this.output = output;
        this.plans = new PlanLibrary(output.plans());
        this.registry = registry;
        this.rows = new RowMaker(root, registry.remover());
    }

    /**
     * Purges what has been aside for that long.
     *
     * @throws PartialViewException if a part of the registry could not be looked at: nothing was deleted
     */
    SweepResult of(String planId, Lookout lookout, Duration olderThan) throws IOException {
        Journal journal = Journal.of(plans.folder(planId));
        Instant before = now().minus(olderThan);
        registry.remover().probe();
        SecondLook secondLook = new SecondLook(registry, lookout, journal);
        secondLook.run();
        for (Step step : Step.values()) {
            int chunks = journal.chunks(step);
            for (int chunk = 0; chunk < chunks && !isInterrupted; chunk++) {
                purge(journal, step, chunk, before);
            }
        }
        return record(planId, journal, secondLook);
    }

    private void purge(Journal journal, Step step, int chunk, Instant before) throws IOException {
        List<OutcomeRow> all = new ArrayList<>(journal.known(step, chunk));
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            OutcomeRow row = all.get(i);
            if (row.outcome() == Outcome.QUARANTINED
                    && !Instant.parse(row.finishedAt()).isAfter(before)) {
                places.add(i);
            }
        }
        if (places.isEmpty()) {
            return;
        }
        registry.permission().run();
        for (List<Integer> hand : Lists.partition(places, registry.remover().hand())) {
            isInterrupted = registry.supervision().toldToEnd().getAsBoolean();
            if (isInterrupted) {
                break;
            }
            List<Act> acts =
                    registry.remover().purge(hand.stream().map(all::get).toList());
            for (int i = 0; i < acts.size(); i++) {
                OutcomeRow row = all.get(hand.get(i));
                all.set(hand.get(i), acts.get(i).outcome() == Outcome.DELETED ? row.with(acts.get(i), now()) : row);
            }
            notDeleted += acts.stream()
                    .filter(act -> act.outcome() != Outcome.DELETED)
                    .count();
        }
        journal.amend(step, chunk, all);
    }

    private SweepResult record(String planId, Journal journal, SecondLook secondLook) throws IOException {
        String done = notDeleted == 0 ? SweepResult.PURGED : SweepResult.STOPPED;
        Tally tally = new Tally();
        String hash = new OutcomeFiles(plans, planId, journal, rows, now()).write("not reached", tally);
        SweepResult result = new SweepResult(
                planId,
                isInterrupted ? SweepResult.INTERRUPTED : done,
                now(),
                null,
                tally.totals(),
                tally.reasons(),
                secondLook.restored().size(),
                paths(secondLook.restored()),
                secondLook.lost().size(),
                paths(secondLook.lost()),
                0,
                List.of(),
                List.of(),
                hash);
        result.write(plans);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("outcomes", result.outcomes());
        details.put("restored_items", result.restoredItems());
        details.put("outcomes_sha256", hash);
        new AuditLog(output.folder()).add(now(), "purged", planId, details);
        return result;
    }

    private static List<String> paths(List<OutcomeRow> some) {
        return some.stream().limit(SAMPLES).map(OutcomeRow::path).collect(toImmutableList());
    }

    private Instant now() {
        return registry.clock().instant();
    }
}
