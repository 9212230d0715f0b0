package dev.ballast.tables;

import java.util.Locale;

/** What is known of a manifest that a revision link names. */
public enum ManifestState {
    /** Read, its digest holds, its references are known. */
    PARSED,
    /** Read or listed, and empty, corrupt, too large or of an unknown kind: its references are not all known. */
    DAMAGED,
    /** Listed, and gone when it was read: a race with the registry. */
    VANISHED,
    /** Not stored. */
    ABSENT,
    /** The storage failed while it was read. */
    UNREAD;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** How the state is written in tables. */
    public String label() {
        return label;
    }
}
