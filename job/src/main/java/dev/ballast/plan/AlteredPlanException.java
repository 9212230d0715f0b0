package dev.ballast.plan;

/** A plan's files are not those that its run wrote, or not those that were approved. */
public final class AlteredPlanException extends RuntimeException {
    private static final long serialVersionUID = 1;

    AlteredPlanException(String planId, String file) {
        super("Cannot use plan " + planId + ": its " + file
                + " is not what the run wrote. Restore the plan's folder, or" + " make a new plan with 'ballast run'.");
    }
}
