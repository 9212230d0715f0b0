package dev.ballast.tables;

import java.util.Locale;

/** What becomes of a blob. */
public enum BlobState {
    /** Some root reaches it. */
    REFERENCED,
    /** No root reaches it, and age, policy or a gate keeps it. */
    PROTECTED,
    /** No root reaches it, and nothing keeps it. */
    UNREFERENCED,
    /** A reachable manifest names it, and it is not stored. */
    MISSING,
    /** Links or foreign layers name it, no reachable manifest needs it, and it is not stored. */
    ABSENT;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** How the state is written in tables. */
    public String label() {
        return label;
    }
}
