package dev.ballast.registry;

import java.util.Locale;

/** What a manifest describes. */
public enum ManifestKind {
    IMAGE,
    INDEX,
    /** Signatures, attestations, charts and whatever else is no container image. */
    ARTIFACT,
    UNKNOWN;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** How the kind is written in tables. */
    public String label() {
        return label;
    }
}
