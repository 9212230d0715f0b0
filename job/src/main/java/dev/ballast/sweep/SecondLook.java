package dev.ballast.sweep;

import dev.ballast.sweep.Restored.State;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at the registry once more after things were moved aside, and puts back what somebody needs: a push that had seen a
 * blob before it went may have ended since.
 */
final class SecondLook {
    /** Blobs come back before the links that lead to them. */
    private static final List<Step> BACKWARDS = List.of(Step.BLOBS, Step.LINKS, Step.REVISIONS, Step.TAGS);

    private static final int CHUNKS_OF_A_SLICE = 500;
    private static final int MOST_ROUNDS = 10;

    private final SweptRegistry registry;
    private final Lookout lookout;
    private final Journal journal;
    private final List<OutcomeRow> restored = new ArrayList<>();
    private final List<OutcomeRow> lost = new ArrayList<>();

    SecondLook(SweptRegistry registry, Lookout lookout, Journal journal) {
        this.registry = registry;
        this.lookout = lookout;
        this.journal = journal;
    }

    /** What was put back. */
    List<OutcomeRow> restored() {
        return restored;
    }

    /** What is needed and cannot be put back. */
    List<OutcomeRow> lost() {
        return lost;
    }

    /** Looks until nothing more is needed: a manifest that comes back may name more. */
    void run() throws IOException {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            lost.clear();
            if (!lookOnce()) {
                return;
            }
        }
    }

    private record Place(Step step, int chunk) {}

    private boolean lookOnce() throws IOException {
        boolean any = false;
        List<Place> slice = new ArrayList<>();
        for (Step step : BACKWARDS) {
            int chunks = journal.chunks(step);
            for (int chunk = 0; chunk < chunks; chunk++) {
                slice.add(new Place(step, chunk));
                if (slice.size() == CHUNKS_OF_A_SLICE) {
                    any |= lookAt(slice);
                    slice.clear();
                }
            }
        }
        return lookAt(slice) || any;
    }

    private boolean lookAt(List<Place> places) throws IOException {
        Wanted wanted = new Wanted();
        for (Place place : places) {
            journal.known(place.step(), place.chunk()).stream()
                    .filter(row -> row.outcome().isTaken())
                    .forEach(row -> wanted.add(row.planned()));
        }
        Look look = lookout.look(wanted);
        if (!look.foundAny()) {
            return false;
        }
        boolean any = false;
        for (Place place : places) {
            any |= putBack(place, look);
        }
        return any;
    }

    private boolean putBack(Place place, Look look) throws IOException {
        List<OutcomeRow> rows = new ArrayList<>(journal.known(place.step(), place.chunk()));
        boolean any = false;
        for (int i = 0; i < rows.size(); i++) {
            OutcomeRow row = rows.get(i);
            Optional<String> why = row.outcome().isTaken() ? look.need(row.planned()) : Optional.empty();
            if (why.isPresent()) {
                OutcomeRow back = putBack(row, why.get());
                any |= back.outcome() == Outcome.SKIPPED;
                rows.set(i, back);
            }
        }
        if (any) {
            journal.amend(place.step(), place.chunk(), rows);
        }
        return any;
    }

    private OutcomeRow putBack(OutcomeRow row, String why) {
        if (row.outcome() == Outcome.DELETED) {
            if (!registry.remover().isStored(row.path())) {
                lost.add(row);
            }
            return row;
        }
        Restored result = registry.remover().restore(List.of(row)).get(0);
        if (result.state() == State.RESTORED || result.state() == State.IN_PLACE || result.state() == State.PRESENT) {
            Instant now = registry.clock().instant();
            OutcomeRow back = row.with(Act.skipped("needed again and put back: " + why), now);
            restored.add(back);
            return back;
        }
        lost.add(row);
        return row;
    }
}
