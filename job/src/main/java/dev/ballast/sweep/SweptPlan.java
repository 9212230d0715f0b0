package dev.ballast.sweep;

import dev.ballast.plan.DeletionPlan;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.publish.Output;
import dev.ballast.storage.StorageRoot;
import dev.ballast.sweep.SweepRefusedException.Refusal;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/**
 * A plan to be applied and undone. What an approved plan takes is moved aside, beside the registry's own folder.
 *
 * @param output where the plan lies
 * @param connection to the registry
 * @param permission throws if others may have begun to change the output or the registry
 */
public record SweptPlan(Output output, RegistryConnection connection, String planId, Clock clock, Runnable permission) {
    /**
     * Moves aside what the plan takes and nobody needs, or goes on with it.
     *
     * @param confirmedId the plan's id once more
     * @throws SweepRefusedException if it may not be applied; nothing was touched
     * @throws PartialViewException if a part of the registry could not be looked at
     */
    public SweepResult apply(String confirmedId, SweepOptions options) throws IOException {
        if (!confirmedId.equals(planId)) {
            throw refused(
                    Refusal.NOT_CONFIRMED,
                    "is not the one that --approve names: " + confirmedId + ". Give its id twice.");
        }
        planOfThisRegistry();
        return new Sweep(output, connection.root(), swept()).apply(planId, options);
    }

    /**
     * Puts back everything that the plan took, where the registry has nothing in its place. The plan cannot be applied
     * afterwards; to restore it again changes nothing.
     *
     * @throws SweepRefusedException if it was not applied to this registry; nothing was touched
     */
    public SweepResult restore() throws IOException {
        planOfThisRegistry();
        return new Restore(output, connection.root(), swept()).of(planId);
    }

    private DeletionPlan planOfThisRegistry() throws IOException {
        DeletionPlan plan = new PlanLibrary(output.plans()).plan(planId);
        if (!plan.planId().equals(planId)) {
            throw refused(Refusal.PLAN_CHANGED, "calls itself " + plan.planId() + ". Restore its folder.");
        }
        StorageRoot registry = connection.root();
        if (!StorageRoot.parse(plan.registry()).equals(registry)) {
            throw refused(
                    Refusal.OTHER_REGISTRY,
                    "is of the registry " + plan.registry() + ", not of " + registry + ". Name that one.");
        }
        connection.check();
        return plan;
    }

    private SweptRegistry swept() {
        return new SweptRegistry(
                connection.lister(),
                connection.reader(),
                connection.remover(planId),
                clock,
                SweptPlan::sleep,
                permission);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SweepRefusedException refused(Refusal refusal, String why) {
        return new SweepRefusedException(refusal, "Plan " + planId + " " + why);
    }
}
