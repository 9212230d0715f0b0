package dev.ballast.analytics;

import java.util.Locale;

/** What a run can find wrong: the closed list of {@code problems.kind}. */
public enum ProblemKind {
    /** A place that the storage did not list or give; the run is incomplete. */
    UNREAD_PLACE(
            "error",
            "a place in the storage could not be listed",
            "Give this user the right to read it, or mend the storage, and run again."),
    /** A manifest that the storage did not give; the run is incomplete. */
    UNREAD_MANIFEST(
            "error",
            "a manifest could not be read",
            "Give this user the right to read it, or mend the storage, and run again."),
    /** A manifest that is empty, corrupt, too large or of an unknown kind; its repository keeps what it links. */
    DAMAGED_MANIFEST(
            "error",
            "a manifest cannot be understood, so its repository keeps what it links",
            "Push the image again, or delete the manifest in the registry."),
    /** A revision link whose manifest is not stored. */
    MISSING_MANIFEST(
            "error", "a revision names a manifest that is not stored", "Push the image again, or delete its tag."),
    /** A blob that a reachable manifest names and that is not stored. */
    MISSING_BLOB("error", "a manifest names a blob that is not stored", "Push the image again, or delete its tag."),
    /** A manifest that was there when it was listed and not when it was read. */
    VANISHED_MANIFEST(
            "warning",
            "a manifest went away while the run read",
            "Nothing needs to be done; the next run looks again."),
    /** A link of the wrong length or without a digest. */
    DAMAGED_LINK("warning", "a link holds no digest", "Push what it belongs to again, or delete the file."),
    /** A tag whose manifest is no revision of its repository: pulling it fails. */
    DANGLING_TAG(
            "warning",
            "a tag points at a manifest that is no revision of its repository",
            "Delete the tag, or push it again."),
    /** A blob whose stored size is not the one that manifests declare. */
    SIZE_MISMATCH(
            "warning",
            "a stored blob has another size than manifests say",
            "Compare its content with its digest, and push it again if they differ."),
    /** A digest of another algorithm that no link of the repository resolves; the repository keeps what it links. */
    UNRESOLVED_DIGEST(
            "warning",
            "a digest of another algorithm leads to no blob, so its repository keeps what it links",
            "Push the image again, or delete its tag."),
    /** A feed of images in use names a tag or a digest that its repository does not have. */
    MISSING_IMAGE_IN_USE(
            "warning",
            "an image is in use and not in its repository",
            "Push it again, or stop using it; where it was pulled already, it still runs."),
    /** A signature, an SBOM or the like whose subject is not in its repository; only runs with a policy look for them. */
    ORPHANED_REFERRER(
            "info",
            "a referrer is about something that is not in its repository",
            "Push what it is about, or let a rule with orphanedReferrers take it."),
    /** A file that is no part of a registry's layout; never touched. */
    UNRECOGNISED_FILE(
            "info", "a file is no part of a registry's layout", "Nothing needs to be done; Ballast never touches it.");

    private final String severity;
    private final String meaning;
    private final String advice;

    ProblemKind(String severity, String meaning, String advice) {
        this.severity = severity;
        this.meaning = meaning;
        this.advice = advice;
    }

    /** How the kind is written in tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code error}, {@code warning} or {@code info}. */
    public String severity() {
        return severity;
    }

    /** The kind as half a sentence. */
    public String meaning() {
        return meaning;
    }

    /** What to do about it, a sentence. */
    public String advice() {
        return advice;
    }
}
