package dev.ballast.sweep;

/**
 * What came of putting one thing back.
 *
 * @param why what went wrong, empty otherwise
 */
record Restored(State state, String why) {

    enum State {
        /** It was put back where it was. */
        RESTORED,
        /** It is where it was, and was not aside. */
        IN_PLACE,
        /** The registry has it again, and keeps its own. */
        PRESENT,
        /** It is in neither place. */
        LOST,
        /** The storage failed or refused. */
        FAILED
    }

    static Restored of(State state) {
        return new Restored(state, "");
    }
}
