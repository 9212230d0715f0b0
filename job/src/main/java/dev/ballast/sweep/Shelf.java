package dev.ballast.sweep;

import java.util.List;

/** How a bucket keeps aside what a plan takes. Asked by many threads, but for {@link #take}. */
interface Shelf {

    /** Where it lies: a path relative to the storage root, or the text {@code version}. */
    String placeOf(Target target);

    /** How many targets it takes at once. */
    int hand(int connections);

    /** Takes what was found; acts in the order of the sightings. */
    List<Act> take(List<Sighting> sightings);

    /** What there is to say of a target that is not in its place: whether it was taken before a crash. */
    Act absent(Target target);

    /** Puts one thing back. */
    Restored restore(OutcomeRow row);

    /** Deletes what is aside, with no way back; acts in the order of the rows. */
    List<Act> purge(List<OutcomeRow> rows, int connections);

    /** Whether a path of the registry is aside. */
    boolean holds(String path);
}
