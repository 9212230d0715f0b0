package dev.ballast.registry;

import java.util.Locale;

/** What a manifest names another blob for. */
public enum ReferenceRole {
    /** The configuration of an image or artifact. */
    CONFIG,
    /** A layer of an image, or a blob of an artifact. */
    LAYER,
    /** An entry of an index. BuildKit's caches name plain layers here, so it need not be a manifest. */
    MANIFEST,
    /** The manifest that this one is about: the one reference that does not keep its target alive. */
    SUBJECT,
    /** A descriptor found in a document of unknown form. */
    UNKNOWN_DESCRIPTOR;

    /** The name in tables, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
