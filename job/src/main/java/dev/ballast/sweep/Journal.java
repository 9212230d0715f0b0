package dev.ballast.sweep;

import dev.ballast.tables.Location;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Everything that was ever tried with one plan: its attempts, in their order. Only the last of them may not have ended. */
final class Journal {
    private static final String FOLDER = "outcomes/journal";

    private final Location folder;
    private final List<Attempt> attempts;

    private Journal(Location folder, List<Attempt> attempts) {
        this.folder = folder;
        this.attempts = attempts;
    }

    /**
     * Reads what there is.
     *
     * @param plan the plan's folder
     */
    static Journal of(Location plan) throws IOException {
        Location folder = plan.resolve(FOLDER);
        List<Attempt> attempts = new ArrayList<>();
        for (String name : folder.names()) {
            attempts.add(Attempt.in(folder.resolve(name)));
        }
        return new Journal(folder, attempts);
    }

    boolean isEmpty() {
        return attempts.isEmpty();
    }

    /** The newest attempt, or nothing. */
    Optional<Attempt> newest() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
    }

    /** How the newest attempt that has ended did so. */
    Optional<AttemptEnd> lastEnd() throws IOException {
        for (int i = attempts.size() - 1; i >= 0; i--) {
            if (attempts.get(i).hasEnded()) {
                return Optional.of(attempts.get(i).end());
            }
        }
        return Optional.empty();
    }

    /** The attempt to go on with: the newest, unless it has ended; then a new one. */
    Attempt current() throws IOException {
        Optional<Attempt> open = newest().filter(attempt -> !attempt.hasEnded());
        if (open.isPresent()) {
            return open.get();
        }
        Attempt begun = Attempt.in(folder.resolve(String.format(Locale.ROOT, "%03d", attempts.size() + 1)));
        attempts.add(begun);
        return begun;
    }

    /** What the attempts before the newest say of a chunk: the newest of them that had come so far; or nothing. */
    List<OutcomeRow> before(Step step, int chunk) throws IOException {
        for (int i = attempts.size() - 2; i >= 0; i--) {
            if (attempts.get(i).isBegun(step, chunk)) {
                return attempts.get(i).known(step, chunk);
            }
        }
        return List.of();
    }

    /** What is known of a chunk, by the newest attempt that had come so far; or nothing. */
    List<OutcomeRow> known(Step step, int chunk) throws IOException {
        Optional<Attempt> newest = newest();
        return newest.isPresent() && newest.get().isBegun(step, chunk)
                ? newest.get().known(step, chunk)
                : before(step, chunk);
    }

    /** Whether an attempt ended, or was killed, between what it was about to do with a chunk and what came of it. */
    boolean isCutOff(Step step, int chunk) {
        return attempts.stream().anyMatch(attempt -> attempt.isIntended(step, chunk) && !attempt.isDone(step, chunk));
    }

    /** How many chunks of a step have outcomes. */
    int chunks(Step step) {
        int chunks = 0;
        int next = 0;
        while (isKnown(step, next)) {
            next++;
            chunks = next;
        }
        return chunks;
    }

    private boolean isKnown(Step step, int chunk) {
        return attempts.stream().anyMatch(attempt -> attempt.isBegun(step, chunk));
    }

    /** Writes down what became of a chunk since, in the newest attempt. */
    void amend(Step step, int chunk, List<OutcomeRow> rows) throws IOException {
        Attempt newest = attempts.get(attempts.size() - 1);
        newest.write(step, chunk, rows, newest.isDone(step, chunk) || !newest.isBegun(step, chunk));
    }
}
