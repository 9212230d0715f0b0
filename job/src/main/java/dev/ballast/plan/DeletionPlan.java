package dev.ballast.plan;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.google.common.collect.ImmutableSortedMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The head of a plan, as {@code plan.json} holds it; the items are in the files beside it.
 *
 * <pre>{@code
 * {"format_version": 1, "plan_id": "20261123T023000Z-1a2b3c4d", "run_id": "20261123T023000Z-9f8e7d6c",
 *  "status": "ok", "created_at": "2026-11-23T02:31:10Z", "expires_at": "2026-11-30T02:31:10Z",
 *  "tool_version": "0.1.0", "registry": "file:///srv/registry", "snapshot": {"blobs_listed_at": …},
 *  "total": {"items": 1204, "bytes": 341888000000}, "by_reason": {"unreferenced_blob": {…}}, "gates": [{…}],
 *  "incomplete": false, "incomplete_because": [], "since_previous": {"plan_id": …, "added": 120, "removed": 14}}
 * }</pre>
 *
 * @param status {@code ok}, {@code refused} by a gate, or {@code incomplete}; only {@code ok} has items
 * @param expiresAt after this nobody may apply it
 * @param policySha256 the policy's hash; nothing if every revision was a root
 * @param total everything that is planned
 * @param byReason the same, for each reason that has items
 * @param protectedBy what nothing needs and something keeps, by what keeps it: {@code age}, {@code in_use}, {@code needed},
 *     or {@code gate:} and its name
 * @param sincePrevious against the plan before this one; nothing for the first
 * @param inUse whose images in use the policy left alone; nothing if nobody was asked
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(value = DeletionPlan.PROTECTED_TOTAL, allowGetters = true)
@JsonPropertyOrder({"format_version", "plan_id", "run_id", "status"})
public record DeletionPlan(
        int formatVersion,
        String planId,
        String runId,
        String status,
        Instant createdAt,
        Instant expiresAt,
        String toolVersion,
        String registry,
        Snapshot snapshot,
        @Nullable String policySha256,
        Total total,
        Map<String, Total> byReason,
        Map<String, Total> protectedBy,
        long storedBytes,
        List<GateResult> gates,
        boolean incomplete,
        List<String> incompleteBecause,
        @Nullable Change sincePrevious,
        @Nullable Feeds inUse) {

    public static final int FORMAT_VERSION = 1;
    public static final String OK = "ok";
    public static final String REFUSED = "refused";
    public static final String INCOMPLETE = "incomplete";

    static final String PROTECTED_TOTAL = "protected_total";

    /** When the registry was looked at, and the time after which things were too young. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Snapshot(Instant blobsListedAt, Instant linksListedAt, Instant cutoff) {}

    /** A number of items and their bytes. */
    public record Total(long items, long bytes) {
        public static final Total NONE = new Total(0, 0);

        public Total plus(Total other) {
            return new Total(items + other.items, bytes + other.bytes);
        }
    }

    /** Items that came and went since another plan. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Change(String planId, long added, long removed) {}

    /** The feeds of images in use, and when the first of them is stale. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Feeds(List<String> names, Instant freshUntil) {
        public Feeds {
            names = List.copyOf(names);
        }
    }

    public DeletionPlan {
        byReason = ImmutableSortedMap.copyOf(byReason);
        protectedBy = ImmutableSortedMap.copyOf(protectedBy);
        gates = List.copyOf(gates);
        incompleteBecause = List.copyOf(incompleteBecause);
    }

    /** What nothing needs and something keeps. */
    @JsonProperty(PROTECTED_TOTAL)
    public Total protectedTotal() {
        return protectedBy.values().stream().reduce(Total.NONE, Total::plus);
    }

    /** The total of one reason, which may be none. */
    public Total total(Reason reason) {
        return byReason.getOrDefault(reason.label(), Total.NONE);
    }
}
