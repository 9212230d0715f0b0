package dev.ballast.registry;

import java.util.Locale;

/** What a manifest names a digest as. */
public enum ReferenceRole {
    CONFIG,
    LAYER,
    /** A child of an index. */
    MANIFEST,
    /** The manifest that a referrer is about; it does not keep it. */
    SUBJECT,
    /** Found in a document of an unknown kind. */
    UNKNOWN;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** How the role is written in tables. */
    public String label() {
        return label;
    }
}
