package dev.ballast.reports.metrics;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a run ended, whatever it found.
 *
 * @param registry as {@code --registry} named it; tells the metrics of several registries apart
 * @param toolVersion the version that ran
 * @param endedAt by the clock of the run
 * @param exitCode what it answered to the shell
 * @param durationSeconds from its first line to its last
 * @param stepSeconds how long each step took that ended, in their order
 */
public record RunEnd(
        String registry,
        String toolVersion,
        Instant endedAt,
        int exitCode,
        double durationSeconds,
        Map<String, Double> stepSeconds) {
    private static final int OK = 0;
    private static final int PLAN_NOT_EMPTY = 2;
    private static final int GATE_REFUSED = 4;

    public RunEnd {
        stepSeconds = Collections.unmodifiableMap(new LinkedHashMap<>(stepSeconds));
    }

    /** Whether everything was read, and no gate refused the plan. */
    public boolean isSuccess() {
        return exitCode == OK || exitCode == PLAN_NOT_EMPTY;
    }

    /** Whether everything was read, so that what was counted is exact. */
    public boolean isExact() {
        return isSuccess() || exitCode == GATE_REFUSED;
    }
}
