package dev.ballast.sweep;

import dev.ballast.plan.DeletionPlan;
import dev.ballast.sweep.SweepRefusedException.Refusal;

/** Whether a plan may be approved and applied at all: not if its run was incomplete, nor if a gate refused it. */
public final class PlanFitness {
    private PlanFitness() {}

    /**
     * Makes sure that it may.
     *
     * @throws SweepRefusedException if it may not
     */
    public static void require(DeletionPlan plan) {
        if (plan.incomplete()) {
            throw new SweepRefusedException(
                    Refusal.PLAN_INCOMPLETE,
                    "Plan " + plan.planId() + " is of a run that could not read everything: "
                            + String.join(" ", plan.incompleteBecause()));
        }
        if (!plan.status().equals(DeletionPlan.OK)) {
            String gates = plan.gates().stream()
                    .filter(gate -> !gate.passed())
                    .map(gate -> gate.gate() + ": " + gate.message())
                    .findFirst()
                    .orElse(plan.status());
            throw new SweepRefusedException(
                    Refusal.GATE_TRIPPED, "Plan " + plan.planId() + " was refused by a gate. " + gates);
        }
    }
}
