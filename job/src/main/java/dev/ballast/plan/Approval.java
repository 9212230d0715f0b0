package dev.ballast.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.ballast.plan.DeletionPlan.Total;
import java.time.Instant;

/**
 * That somebody reviewed a plan and wants it applied: {@code approval.json} in the plan's folder.
 *
 * <pre>{@code
 * {"format_version": 1, "plan_id": "20261123T023000Z-1a2b3c4d", "content_sha256": "…", "approved_by": "ada",
 *  "approved_at": "2026-11-23T08:00:00Z", "reason": "", "selection": {"only_repositories": [], …},
 *  "total": {"items": 1204, "bytes": 341888000000}}
 * }</pre>
 *
 * @param contentSha256 the hash of everything that was reviewed, as {@link Approvals} computes it
 * @param reason why, in the approver's words; may be empty
 * @param total what the selection takes
 * @param permanent whether it may be deleted at once, with no way back
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Approval(
        int formatVersion,
        String planId,
        String contentSha256,
        String approvedBy,
        Instant approvedAt,
        String reason,
        Selection selection,
        Total total,
        boolean permanent) {

    static final int FORMAT_VERSION = 1;
}
