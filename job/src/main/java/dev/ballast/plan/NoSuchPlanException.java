package dev.ballast.plan;

import dev.ballast.tables.Location;

/** There is no such plan. */
public final class NoSuchPlanException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private NoSuchPlanException(String message) {
        super(message);
    }

    NoSuchPlanException(String planId, Location plans) {
        this("No plan '" + planId + "' in " + plans + ". See 'ballast plan list' for the ones that there are.");
    }

    /** There is no plan at all. */
    public static NoSuchPlanException none(Location plans) {
        return new NoSuchPlanException("No plans in " + plans + ". 'ballast run' writes them.");
    }
}
