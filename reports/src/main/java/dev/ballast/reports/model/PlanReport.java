package dev.ballast.reports.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the run's plan says; its files have every item.
 *
 * @param status {@code ok}, {@code refused} by a gate, or {@code incomplete}; only {@code ok} has items
 * @param incompleteBecause what could not be read, in words
 * @param cutoff what is younger is protected
 * @param total everything that is planned
 * @param protectedTotal what nothing needs and age, policy or a gate keeps
 * @param byReason the total, for each reason that has items
 * @param protectedBy what keeps the protected, for each reason that keeps anything; may be left empty
 * @param largestItems largest first
 * @param byRepository what only that repository links, largest first
 * @param sincePrevious against the plan before this one; nothing for the first
 */
public record PlanReport(
        String planId,
        String status,
        Instant createdAt,
        Instant expiresAt,
        Instant cutoff,
        List<String> incompleteBecause,
        Amount total,
        Amount protectedTotal,
        List<ReasonAmount> byReason,
        List<ReasonAmount> protectedBy,
        List<PlannedItem> largestItems,
        List<RepositoryAmount> byRepository,
        List<GateOutcome> gates,
        @Nullable PlanChange sincePrevious) {

    /** A number of items and their bytes. */
    public record Amount(long items, long bytes) {
        public static final Amount NONE = new Amount(0, 0);
    }

    /** What one reason takes or keeps, with the reason as half a sentence. */
    public record ReasonAmount(String reason, String meaning, long items, long bytes) {}

    /** What one repository gains. */
    public record RepositoryAmount(String repository, long items, long bytes) {}

    /**
     * One item.
     *
     * @param repository the one that links it or in which it lies; nothing if none or several link it
     * @param digest nothing for uploads
     * @param path relative to the storage root
     * @param changedAt the newest of its own time and of links to it
     */
    public record PlannedItem(
            String item,
            String reason,
            @Nullable String repository,
            @Nullable String digest,
            String path,
            long sizeBytes,
            @Nullable Instant changedAt) {}

    /**
     * What a safety gate saw.
     *
     * @param limit what it allows, in words
     * @param value what it saw
     * @param message what is wrong and what to do; empty if it passed
     */
    public record GateOutcome(String gate, boolean passed, String limit, String value, String message) {}

    /** Items that came and went since another plan. */
    public record PlanChange(String planId, long added, long removed) {}

    public PlanReport {
        incompleteBecause = List.copyOf(incompleteBecause);
        byReason = List.copyOf(byReason);
        protectedBy = List.copyOf(protectedBy);
        largestItems = List.copyOf(largestItems);
        byRepository = List.copyOf(byRepository);
        gates = List.copyOf(gates);
    }

    /** The gates that stopped the plan. */
    public List<GateOutcome> refusals() {
        return gates.stream().filter(gate -> !gate.passed()).toList();
    }
}
