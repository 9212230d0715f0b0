package dev.ballast.registry;

import java.util.Locale;

/** What a manifest is for. */
public enum ManifestKind {
    /** A container image of one platform. */
    IMAGE,
    /** A list of other manifests. */
    INDEX,
    /** Anything else that is stored like an image: charts, signatures, bills of materials. */
    ARTIFACT,
    /** A document of a form that Ballast does not know. */
    UNKNOWN;

    /** The name in tables, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
