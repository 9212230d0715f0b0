package dev.ballast.plan;

import dev.ballast.tables.Location;

/** A plan lies in its place and cannot be understood. */
public final class UnreadablePlanException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadablePlanException(Location folder, Throwable cause) {
        super(
                "Cannot read the plan in " + folder + ": its " + PlanFiles.PLAN_JSON
                        + " is damaged, or of another version of Ballast. Restore that folder, or move it away.",
                cause);
    }
}
