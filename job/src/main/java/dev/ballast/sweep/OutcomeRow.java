package dev.ballast.sweep;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.ballast.plan.PlanItem;
import java.time.Instant;

/**
 * One item and what came of it; what is not known is empty. From {@code bucket} to {@code result_message} it has the
 * columns of the completion reports of S3 Batch Operations.
 *
 * @param path relative to the storage root, as the plan has it
 * @param modifiedAt ISO 8601, as the plan has it
 * @param outcome one of {@link Outcome}
 * @param key the path in the bucket
 * @param taskStatus {@code succeeded} or {@code failed}
 * @param resultMessage why it was not done
 * @param quarantine where it lies, relative to the storage root
 * @param finishedAt ISO 8601
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonPropertyOrder({
    "item",
    "reason",
    "repository",
    "digest",
    "path",
    "size_bytes",
    "modified_at",
    "outcome",
    "bucket",
    "key",
    "version_id",
    "task_status",
    "error_code",
    "http_status_code",
    "result_message",
    "quarantine",
    "last_linked_by",
    "finished_at"
})
public record OutcomeRow(
        String item,
        String reason,
        String repository,
        String digest,
        String path,
        long sizeBytes,
        String modifiedAt,
        Outcome outcome,
        String bucket,
        String key,
        String versionId,
        String taskStatus,
        String errorCode,
        int httpStatusCode,
        String resultMessage,
        String quarantine,
        String lastLinkedBy,
        String finishedAt) {

    /** The item again, as far as a sweep needs it. */
    PlanItem planned() {
        return new PlanItem(
                item, reason, repository, digest, path, sizeBytes, modifiedAt, "", lastLinkedBy, 0, "", "", "");
    }

    /** The same item with another outcome. */
    OutcomeRow with(Act act, Instant at) {
        return new OutcomeRow(
                item,
                reason,
                repository,
                digest,
                path,
                sizeBytes,
                modifiedAt,
                act.outcome(),
                bucket,
                key,
                act.versionId(),
                act.outcome() == Outcome.FAILED ? "failed" : "succeeded",
                act.errorCode(),
                act.httpStatus(),
                act.why(),
                act.outcome() == Outcome.QUARANTINED ? quarantine : "",
                lastLinkedBy,
                at.toString());
    }
}
