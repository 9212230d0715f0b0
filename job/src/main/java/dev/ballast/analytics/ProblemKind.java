package dev.ballast.analytics;

import java.util.Locale;

/** What a run can find wrong: the closed list of {@code problems.kind}. */
public enum ProblemKind {
    /** A place that the storage did not list or give; the run is incomplete. */
    UNREAD_PLACE("error"),
    /** A manifest that the storage did not give; the run is incomplete. */
    UNREAD_MANIFEST("error"),
    /** A manifest that is empty, corrupt, too large or of an unknown kind; its repository keeps what it links. */
    DAMAGED_MANIFEST("error"),
    /** A revision link whose manifest is not stored. */
    MISSING_MANIFEST("error"),
    /** A blob that a reachable manifest names and that is not stored. */
    MISSING_BLOB("error"),
    /** A manifest that was there when it was listed and not when it was read. */
    VANISHED_MANIFEST("warning"),
    /** A link of the wrong length or without a digest. */
    DAMAGED_LINK("warning"),
    /** A tag whose manifest is no revision of its repository: pulling it fails. */
    DANGLING_TAG("warning"),
    /** A blob whose stored size is not the one that manifests declare. */
    SIZE_MISMATCH("warning"),
    /** A digest of another algorithm that no link of the repository resolves; the repository keeps what it links. */
    UNRESOLVED_DIGEST("warning"),
    /** A file that is no part of a registry's layout; never touched. */
    UNRECOGNISED_FILE("info");

    private final String severity;

    ProblemKind(String severity) {
        this.severity = severity;
    }

    /** How the kind is written in tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code error}, {@code warning} or {@code info}. */
    public String severity() {
        return severity;
    }
}
