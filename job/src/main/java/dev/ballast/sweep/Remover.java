package dev.ballast.sweep;

import java.util.List;

/**
 * Moves a registry's objects aside, puts them back, and deletes what was aside. Whatever it is asked twice is done once: what was moved aside
 * before a crash is found there.
 */
interface Remover {

    /**
     * Makes sure that things can be moved aside, and leaves nothing behind.
     *
     * @throws dev.ballast.storage.StorageException if they cannot
     */
    void probe();

    /** How many targets it takes at once: a sweep that is told to stop waits for no more. */
    int hand();

    /**
     * Says which blobs it will be asked to move next, in any order, so that it may look at all of them at once. What it was
     * told before is forgotten.
     *
     * @param places as {@link Target#place} has them
     */
    default void expect(List<String> places) {}

    /** Moves each aside if it is still what was planned; acts in the order of the targets. */
    List<Act> quarantine(List<Target> targets);

    /** Where an item lies while it is aside: a path relative to the storage root, or the text {@code version}. */
    String quarantineOf(Target target);

    /** Puts back what was moved aside; {@link Restored} in the order of the rows. */
    List<Restored> restore(List<OutcomeRow> rows);

    /** Deletes what was moved aside, with no way back; acts in the order of the rows. */
    List<Act> purge(List<OutcomeRow> rows);

    /** Whether there is a file at a path. */
    boolean isStored(String path);

    /** Whether what was at a path is aside. */
    boolean isAside(String path);
}
