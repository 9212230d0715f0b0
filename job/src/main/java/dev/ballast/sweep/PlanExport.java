package dev.ballast.sweep;

import dev.ballast.plan.Approval;
import dev.ballast.plan.DeletionPlan;
import dev.ballast.plan.ItemReader;
import dev.ballast.plan.PlanItem;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.policy.InUse;
import dev.ballast.registry.Entry;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.storage.StorageRoot;
import dev.ballast.sweep.SweepRefusedException.Refusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * Writes what an approved plan takes, for others who delete it. Nobody looks again whether it is needed by then: what is
 * pushed meanwhile is not spared.
 *
 * @param plans where the plan lies
 * @param inUse images that somebody uses by now
 */
public record PlanExport(PlanLibrary plans, InUse inUse, Instant now) {

    /**
     * How much was written.
     *
     * @param leftOut approved items that the format cannot express
     */
    public record Written(long lines, long leftOut) {}

    /**
     * Writes the lines of a plan.
     *
     * @throws SweepRefusedException if the plan may not be applied now, or lies where the format does not
     */
    public Written write(String planId, ExportFormat format, PrintWriter to) throws IOException {
        DeletionPlan plan = plans.plan(planId);
        Approval approval = new Clearance(plans, inUse, now).of(plan, Journal.of(plans.folder(planId)));
        StorageRoot registry = StorageRoot.parse(plan.registry());
        if (format == ExportFormat.S3_BATCH && registry.isLocal()) {
            throw new SweepRefusedException(
                    Refusal.NOT_IN_A_BUCKET,
                    "Plan " + planId + " is of a registry on a disk, " + registry
                            + ", and S3 Batch Operations know buckets only. Use 'ballast apply'.");
        }
        long lines = 0;
        long leftOut = 0;
        try (ItemReader items = plans.items(planId)) {
            while (items.hasNext()) {
                PlanItem item = items.next();
                if (approval.selection().takes(item)) {
                    Optional<String> line = line(item, format, registry);
                    line.ifPresent(to::println);
                    lines += line.isPresent() ? 1 : 0;
                    leftOut += line.isPresent() ? 0 : 1;
                }
            }
        }
        return new Written(lines, leftOut);
    }

    private static Optional<String> line(PlanItem item, ExportFormat format, StorageRoot registry) {
        Entry entry = RegistryLayout.classify(item.path());
        return switch (format) {
            case S3_BATCH ->
                isOneObject(entry)
                        ? Optional.of(registry.uri().getAuthority() + "," + key(registry, item))
                        : Optional.empty();
            case API_CALLS -> {
                if (entry instanceof Entry.RevisionLink link) {
                    yield Optional.of(call(link.repository(), link.digest().toString()));
                }
                yield entry instanceof Entry.TagCurrentLink tag
                        ? Optional.of(call(tag.repository(), tag.tag()))
                        : Optional.empty();
            }
        };
    }

    /** An upload is a folder of several. */
    private static boolean isOneObject(Entry entry) {
        return entry instanceof Entry.BlobData
                || entry instanceof Entry.LayerLink
                || entry instanceof Entry.RevisionLink
                || entry instanceof Entry.TagCurrentLink
                || entry instanceof Entry.TagHistoryLink;
    }

    private static String key(StorageRoot registry, PlanItem item) {
        String prefix = registry.uri().getPath();
        String key = prefix.isEmpty() ? item.path() : prefix.substring(1) + "/" + item.path();
        return URLEncoder.encode(key, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    private static String call(String repository, String reference) {
        return "DELETE /v2/" + repository + "/manifests/" + reference;
    }
}
