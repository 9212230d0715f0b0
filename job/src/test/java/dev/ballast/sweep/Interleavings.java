package dev.ballast.sweep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Every way in which two activities can take turns. One of them asks at each point where the other may go on; the whole is
 * done again and again, until every answer was given at every point. Where all is as it was at a point of an earlier way,
 * what follows is known, and the way ends.
 *
 * <pre>{@code
 * Interleavings ways = new Interleavings();
 * do {
 *     try { … if (ways.other(state)) { … } … } catch (SeenBefore known) { }
 * } while (ways.hasMore());
 * }</pre>
 */
final class Interleavings {
    private final List<Boolean> answers = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private int asked;

    /** Ends a way whose rest was gone before. An error, so that nothing takes it for a failure of a storage. */
    @SuppressWarnings("serial")
    static final class SeenBefore extends Error {
        SeenBefore() {
            super(null, null, false, false);
        }
    }

    /**
     * Whether the other activity takes its next step now.
     *
     * @param state everything that what follows depends on
     */
    boolean other(String state) {
        if (asked == answers.size()) {
            if (!seen.add(state)) {
                throw new SeenBefore();
            }
            answers.add(false);
        }
        return answers.get(asked++);
    }

    /** Whether there is a way that was not gone yet; it is the next one. */
    boolean hasMore() {
        asked = 0;
        while (!answers.isEmpty() && answers.get(answers.size() - 1)) {
            answers.remove(answers.size() - 1);
        }
        if (answers.isEmpty()) {
            return false;
        }
        answers.set(answers.size() - 1, true);
        return true;
    }
}
