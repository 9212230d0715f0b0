package dev.ballast.sweep;

import dev.ballast.storage.Reasons;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What the answers of an object store mean for an item. */
final class Acts {
    static final int PRECONDITION_FAILED = 412;
    private static final int NOT_FOUND = 404;

    private Acts() {}

    /** Of a request that failed. */
    static Act failed(SdkException problem) {
        if (!(problem instanceof S3Exception answer)) {
            return new Act(Outcome.FAILED, Reasons.of(problem), "", "NoAnswer", 0);
        }
        if (answer.statusCode() == PRECONDITION_FAILED) {
            return Act.skipped(Act.CHANGED);
        }
        if (answer.statusCode() == NOT_FOUND) {
            return Act.of(Outcome.ABSENT);
        }
        String code =
                answer.awsErrorDetails() == null ? "" : answer.awsErrorDetails().errorCode();
        return new Act(Outcome.FAILED, Reasons.of(answer), "", code == null ? "" : code, answer.statusCode());
    }

    /** Of one key of a page that was deleted. */
    static Act of(Bucket.Removal removal) {
        return removal.isDone()
                ? new Act(Outcome.QUARANTINED, "", removal.versionId(), "", 0)
                : new Act(Outcome.FAILED, removal.message(), "", removal.errorCode(), status(removal.errorCode()));
    }

    private static int status(String code) {
        return switch (code) {
            case "AccessDenied" -> 403;
            case "InternalError" -> 500;
            case "SlowDown", "ServiceUnavailable" -> 503;
            default -> code.startsWith("Http") ? Integer.parseInt(code.substring("Http".length())) : 0;
        };
    }
}
