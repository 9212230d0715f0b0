package dev.ballast.sweep;

/** What came of an item: the closed list. */
public enum Outcome {
    /** Deleted, with no way back. */
    DELETED,
    /** Moved aside, to be put back. */
    QUARANTINED,
    /** It was gone already. */
    ABSENT,
    /** Left where it is, for the reason that stands beside it. */
    SKIPPED,
    /** The storage failed or refused. */
    FAILED;

    /** Whether there is nothing more to do about the item. */
    public boolean isFinal() {
        return this == DELETED || this == QUARANTINED || this == ABSENT;
    }

    /** Whether this sweep took the item out of the registry. */
    public boolean isTaken() {
        return this == DELETED || this == QUARANTINED;
    }
}
