package dev.ballast.sweep;

import dev.ballast.plan.DeletionPlan;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.publish.Output;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.storage.ObjectReader;
import dev.ballast.storage.StorageException;
import dev.ballast.storage.StorageException.Kind;
import dev.ballast.storage.StorageLister;
import dev.ballast.storage.StorageRoot;
import dev.ballast.sweep.SweepRefusedException.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A plan of a registry that lies on a disk, to be applied and undone. Nothing is deleted: what an approved plan takes is
 * moved aside, beside the registry's own folder.
 *
 * @param output where the plan lies
 * @param registry the registry's root
 * @param permission throws if others may have begun to change the output or the registry
 */
public record PlanOnDisk(Output output, StorageRoot registry, String planId, Clock clock, Runnable permission) {
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
        return new Sweep(output, registry, swept()).apply(planId, options);
    }

    /**
     * Puts back everything that the plan took, where the registry has nothing in its place. The plan cannot be applied
     * afterwards; to restore it again changes nothing.
     *
     * @throws SweepRefusedException if it was not applied to this registry; nothing was touched
     */
    public SweepResult restore() throws IOException {
        planOfThisRegistry();
        return new Restore(output, registry, swept()).of(planId);
    }

    private DeletionPlan planOfThisRegistry() throws IOException {
        DeletionPlan plan = new PlanLibrary(output.plans()).plan(planId);
        if (!plan.planId().equals(planId)) {
            throw refused(Refusal.PLAN_CHANGED, "calls itself " + plan.planId() + ". Restore its folder.");
        }
        if (!StorageRoot.parse(plan.registry()).equals(registry)) {
            throw refused(
                    Refusal.OTHER_REGISTRY,
                    "is of the registry " + plan.registry() + ", not of " + registry + ". Name that one.");
        }
        if (!registry.isLocal()) {
            throw refused(
                    Refusal.NOT_ON_DISK,
                    "is of an object store, " + registry + "; this version applies plans of registries on disks only.");
        }
        for (String folder : List.of(RegistryLayout.BLOBS, RegistryLayout.REPOSITORIES)) {
            if (!Files.isDirectory(registry.path().resolve(folder), LinkOption.NOFOLLOW_LINKS)) {
                throw new StorageException(
                        Kind.NOT_A_REGISTRY,
                        "Cannot change the registry at " + registry + ": it has no folder " + folder
                                + ". Is it mounted?");
            }
        }
        return plan;
    }

    private SweptRegistry swept() {
        return new SweptRegistry(
                StorageLister.of(registry, Map.of()),
                ObjectReader.of(registry, Map.of()),
                new DiskRemover(registry, new Quarantine(planId)),
                clock,
                PlanOnDisk::sleep,
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
