package dev.ballast.sweep;

import dev.ballast.storage.Reasons;
import java.nio.file.AccessDeniedException;

/**
 * What a storage says of one act.
 *
 * @param why the reason of what was not done, empty otherwise
 * @param versionId the version that stays behind a delete marker, empty where there is none
 * @param errorCode the store's name of what went wrong, empty otherwise
 * @param httpStatus the status of its answer, 0 if there was none
 */
record Act(Outcome outcome, String why, String versionId, String errorCode, int httpStatus) {
    static final String CHANGED = "changed since the plan";

    static Act of(Outcome outcome) {
        return new Act(outcome, "", "", "", 0);
    }

    static Act skipped(String why) {
        return new Act(Outcome.SKIPPED, why, "", "", 0);
    }

    static Act failed(Exception problem) {
        String code = problem instanceof AccessDeniedException
                ? "AccessDenied"
                : problem.getClass().getSimpleName().replaceFirst("Exception$", "");
        return new Act(Outcome.FAILED, Reasons.of(problem), "", code, 0);
    }

    static Act failed(String why, String code) {
        return new Act(Outcome.FAILED, why, "", code, 0);
    }
}
