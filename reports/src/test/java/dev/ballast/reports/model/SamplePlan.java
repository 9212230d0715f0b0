package dev.ballast.reports.model;

import static java.util.Comparator.comparing;

import dev.ballast.reports.model.PlanReport.Amount;
import dev.ballast.reports.model.PlanReport.GateOutcome;
import dev.ballast.reports.model.PlanReport.PlanChange;
import dev.ballast.reports.model.PlanReport.PlannedItem;
import dev.ballast.reports.model.PlanReport.ReasonAmount;
import dev.ballast.reports.model.PlanReport.RepositoryAmount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Plans of registries that do not exist. */
final class SamplePlan {
    private static final Instant NOW = SampleRegistry.NOW;
    private static final String ID = "20261123T023000Z-1a2b3c4d";
    private static final List<GateOutcome> PASSED = List.of(
            new GateOutcome("EveryRepositoryRead", true, "all", "all of 1,204", ""),
            new GateOutcome("EverythingRead", true, "nothing unread", "0 unread", ""),
            new GateOutcome("ReferencesNotEmpty", true, "at least 1", "48,211 references", ""),
            new GateOutcome("PlanShareBelowLimit", true, "at most 30.0 % of the stored bytes", "18.0 %", ""));

    private SamplePlan() {}

    static PlanReport ok(SampleRegistry registry) {
        long protectedBytes = registry.unreferencedBytes() / 10;
        long bytes = registry.unreferencedBytes() - protectedBytes;
        return new PlanReport(
                ID,
                RunRow.OK,
                NOW.plusSeconds(400),
                NOW.plus(Duration.ofDays(7)),
                NOW.minus(Duration.ofDays(7)),
                List.of(),
                new Amount(1241, bytes),
                new Amount(96, protectedBytes),
                List.of(
                        new ReasonAmount("unreferenced_blob", "no manifest of any repository names it", 1204, bytes),
                        new ReasonAmount("unnamed_layer_link", "no manifest of the repository names the layer", 30, 0),
                        new ReasonAmount("dead_revision_link", "the manifest that it links is not stored", 7, 0)),
                List.of(new ReasonAmount("age", "younger than 7 days", 96, protectedBytes)),
                largestItems(registry),
                byRepository(registry),
                PASSED,
                new PlanChange("20261122T023000Z-0f0e0d0c", 120, 14));
    }

    static PlanReport refused(SampleRegistry registry) {
        List<GateOutcome> gates = new ArrayList<>(PASSED);
        gates.add(new GateOutcome(
                "InUseFeedsFresh",
                false,
                "at most 24 h old",
                "3 d 4 h",
                "The feed of images in use 'cluster-a.txt' is 3 d 4 h old, and may be 24 h old at most: images that"
                        + " started since then would be taken for unused. Renew the feed and run again."));
        return without(RunRow.REFUSED, new Amount(1300, registry.unreferencedBytes()), gates);
    }

    static PlanReport empty() {
        return without(RunRow.OK, Amount.NONE, List.of());
    }

    private static PlanReport without(String status, Amount protectedTotal, List<GateOutcome> gates) {
        return new PlanReport(
                ID,
                status,
                NOW.plusSeconds(400),
                NOW.plus(Duration.ofDays(7)),
                NOW.minus(Duration.ofDays(7)),
                List.of(),
                Amount.NONE,
                protectedTotal,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                gates,
                null);
    }

    private static List<PlannedItem> largestItems(SampleRegistry registry) {
        return largest(registry).stream()
                .map(row -> new PlannedItem(
                        "blob",
                        "unreferenced_blob",
                        row.tags() % 3 == 0 ? null : row.repository(),
                        digest(row),
                        "docker/registry/v2/blobs/sha256/ab/" + digest(row).substring(7) + "/data",
                        row.reclaimableBytes() / 2,
                        NOW.minus(Duration.ofDays(9 + row.tags()))))
                .toList();
    }

    private static List<RepositoryAmount> byRepository(SampleRegistry registry) {
        return largest(registry).stream()
                .map(row -> new RepositoryAmount(row.repository(), 1 + row.tags(), row.reclaimableBytes()))
                .toList();
    }

    private static List<RepositoryRow> largest(SampleRegistry registry) {
        return registry.repositories().stream()
                .filter(row -> row.reclaimableBytes() > 0)
                .sorted(comparing(RepositoryRow::reclaimableBytes).reversed())
                .limit(20)
                .toList();
    }

    private static String digest(RepositoryRow row) {
        return String.format("sha256:%064x", row.distinctBytes());
    }
}
