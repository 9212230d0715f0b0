package dev.ballast.sweep;

import dev.ballast.plan.Approval;
import dev.ballast.plan.DeletionPlan;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.publish.Output;
import dev.ballast.storage.StorageRoot;
import dev.ballast.sweep.SweepRefusedException.Refusal;
import dev.ballast.sweep.api.RegistryApi;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A plan to be applied and undone. What an approved plan takes is moved aside, beside the registry's own folder.
 *
 * @param output where the plan lies
 * @param connection to the registry
 * @param supervision who watches over it
 */
public record SweptPlan(Output output, RegistryConnection connection, String planId, Supervision supervision) {
    /**
     * The approval under which the plan may be applied now; nothing is touched.
     *
     * @throws SweepRefusedException if it may not be
     */
    public static Approval approval(
            Output output, RegistryConnection connection, String planId, SweepOptions options, Instant now)
            throws IOException {
        DeletionPlan plan = planOfThisRegistry(output, connection, planId);
        return Clearance.of(plan, new PlanLibrary(output.plans()), options, now);
    }

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
                    planId,
                    Refusal.NOT_CONFIRMED,
                    "is not the one that --approve names: " + confirmedId + ". Give its id twice.");
        }
        DeletionPlan plan = planOfThisRegistry();
        SweptRegistry registry = swept(options.throughApi());
        SweepResult result = new Sweep(output, connection.root(), registry).apply(planId, options);
        return options.permanent() && result.status().equals(SweepResult.COMPLETE) && !result.isHarmful()
                ? purge(plan, registry, Duration.ZERO)
                : result;
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

    /**
     * Deletes what the plan had moved aside that long ago, with no way back, and puts back what anybody needs.
     *
     * @throws SweepRefusedException if it is of another registry; nothing was touched
     * @throws PartialViewException if a part of the registry could not be looked at; nothing was deleted
     */
    public SweepResult purge(Duration olderThan) throws IOException {
        return purge(planOfThisRegistry(), swept(), olderThan);
    }

    /** The plans of a registry that somebody began to apply, the newest first. */
    public static List<String> applied(Output output, RegistryConnection connection) throws IOException {
        PlanLibrary plans = new PlanLibrary(output.plans());
        List<String> applied = new ArrayList<>();
        for (DeletionPlan plan : plans.plans()) {
            if (StorageRoot.parse(plan.registry()).equals(connection.root())
                    && !Journal.of(plans.folder(plan.planId())).isEmpty()) {
                applied.add(plan.planId());
            }
        }
        return applied;
    }

    private SweepResult purge(DeletionPlan plan, SweptRegistry registry, Duration olderThan) throws IOException {
        Lookout lookout = Lookout.over(registry, KnownRevisions.of(output, plan), List.of());
        return new Purge(output, connection.root(), registry).of(planId, lookout, olderThan);
    }

    private DeletionPlan planOfThisRegistry() throws IOException {
        return planOfThisRegistry(output, connection, planId);
    }

    private static DeletionPlan planOfThisRegistry(Output output, RegistryConnection connection, String planId)
            throws IOException {
        DeletionPlan plan = new PlanLibrary(output.plans()).plan(planId);
        if (!plan.planId().equals(planId)) {
            throw refused(planId, Refusal.PLAN_CHANGED, "calls itself " + plan.planId() + ". Restore its folder.");
        }
        StorageRoot registry = connection.root();
        if (!StorageRoot.parse(plan.registry()).equals(registry)) {
            throw refused(
                    planId,
                    Refusal.OTHER_REGISTRY,
                    "is of the registry " + plan.registry() + ", not of " + registry + ". Name that one.");
        }
        connection.check();
        return plan;
    }

    private SweptRegistry swept() {
        return swept(Optional.empty());
    }

    private SweptRegistry swept(Optional<RegistryApi> api) {
        Remover storage = connection.remover(planId, supervision.clock());
        Remover remover =
                api.<Remover>map(deleting -> new ApiRemover(deleting, storage)).orElse(storage);
        return new SweptRegistry(connection.lister(), connection.reader(), remover, SweptPlan::sleep, supervision);
    }

    /** Waits that long, or until somebody interrupts. */
    public static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static SweepRefusedException refused(String planId, Refusal refusal, String why) {
        return new SweepRefusedException(refusal, "Plan " + planId + " " + why);
    }
}
