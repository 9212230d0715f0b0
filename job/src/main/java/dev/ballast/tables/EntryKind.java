package dev.ballast.tables;

import java.util.Locale;

/** What a listed file is to the job. */
public enum EntryKind {
    BLOB,
    /** {@code _manifests/revisions/…/link}: the repository serves that manifest. */
    REVISION,
    /** {@code _manifests/tags/<tag>/current/link}: what the tag points at now. */
    TAG,
    /** {@code _manifests/tags/<tag>/index/…/link}: what the tag ever pointed at. */
    TAG_HISTORY,
    /** {@code _layers/…/link}: the repository serves that layer or config. */
    LAYER,
    /** {@code _manifests/revisions/…/signatures/…/link} of Distribution 2.4 and older. */
    SIGNATURE,
    /** A file below {@code _uploads}. */
    UPLOAD,
    /** Known to lie in registries, and of no meaning here. */
    TOLERATED,
    /** Fits no rule of the layout: reported, never touched. */
    UNRECOGNISED,
    /** A place that could not be listed or read: the storage failed, so nothing may be planned. */
    UNLISTED;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** How the kind is written in tables. */
    public String label() {
        return label;
    }
}
