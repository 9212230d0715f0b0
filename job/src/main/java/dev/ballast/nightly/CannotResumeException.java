package dev.ballast.nightly;

/** A run that cannot be gone on with; the message says which, why, and what to do, in one line. */
public final class CannotResumeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotResumeException(String runId, String why) {
        super("Cannot go on with the run " + runId + ": " + why);
    }
}
