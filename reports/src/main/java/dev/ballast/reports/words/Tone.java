package dev.ballast.reports.words;

import java.util.Locale;

/** What a statement is about, for the one accent it may have. */
public enum Tone {
    PLAIN,
    /** What can be freed. */
    FREE,
    /** What is wrong. */
    WRONG;

    /** The name as style sheets write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
