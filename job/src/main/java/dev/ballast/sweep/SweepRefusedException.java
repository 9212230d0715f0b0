package dev.ballast.sweep;

/** A plan may not be applied; nothing was touched. */
public final class SweepRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why: the closed list. */
    public enum Refusal {
        PLAN_INCOMPLETE,
        GATE_TRIPPED,
        OTHER_REGISTRY,
        NOT_APPROVED,
        NOT_APPROVED_PERMANENT,
        PLAN_CHANGED,
        PLAN_EXPIRED,
        NEWER_PLAN,
        PLAN_RESTORED,
        NOT_CONFIRMED,
        ANSWERED_OTHERWISE,
        NOT_IN_A_BUCKET,
        IN_USE_STALE,
        NOT_APPLIED
    }

    private final Refusal refusal;

    public SweepRefusedException(Refusal refusal, String message) {
        super("Refused (" + refusal + "): " + message);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
