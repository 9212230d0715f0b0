package dev.ballast.sweep;

/** Where a pass ended. */
enum Halt {
    /** It went through all items. */
    NONE,
    OUT_OF_TIME,
    TOO_MANY_FAILURES,
    /** The process was told to end. */
    TOLD_TO_END
}
