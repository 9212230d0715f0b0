package dev.ballast.sweep;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.ballast.plan.DeletionPlan.Total;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.tables.Location;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of applying a plan; counted from outcomes, never from the plan. {@code outcomes/summary.json} is it.
 *
 * @param status {@code complete}, {@code waiting} for the grace time of blobs, {@code out_of_time}, {@code stopped} by failures,
 *     {@code interrupted} by a signal, {@code restored}, or {@code purged}
 * @param waitsUntil when the blobs may go, if they wait
 * @param outcomes items and bytes of each {@link Outcome}
 * @param reasons how often each reason was given for what was not done
 * @param restored what was needed again and put back, the first of them
 * @param lost what is needed and could not be put back, the first of it
 * @param tagsChecked tags of the touched repositories
 * @param brokenBySweep tags that lack something in the quarantine; there must be none
 * @param broken tags that lack something that this plan had not taken
 * @param outcomesSha256 of {@code outcomes.csv}
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SweepResult(
        String planId,
        String status,
        Instant finishedAt,
        @Nullable Instant waitsUntil,
        Map<Outcome, Total> outcomes,
        Map<String, Long> reasons,
        long restoredItems,
        List<String> restored,
        long lostItems,
        List<String> lost,
        long tagsChecked,
        List<String> brokenBySweep,
        List<String> broken,
        String outcomesSha256) {

    public static final String COMPLETE = "complete";
    public static final String WAITING = "waiting";
    public static final String OUT_OF_TIME = "out_of_time";
    public static final String INTERRUPTED = "interrupted";
    public static final String STOPPED = "stopped";
    public static final String RESTORED = "restored";
    public static final String PURGED = "purged";

    /** Writes it beside the outcomes. */
    void write(PlanLibrary plans) throws IOException {
        Location folder = plans.folder(planId);
        byte[] document = SweepJson.bytes(this);
        folder.resolve("outcomes/summary.json")
                .replace(file -> file.write(document), folder.resolve("outcomes/.summary.json"));
    }

    /** Items and bytes of one outcome. */
    public Total of(Outcome outcome) {
        return outcomes.getOrDefault(outcome, Total.NONE);
    }

    /** Whether an administrator has to do something before pulls are right again. */
    public boolean isHarmful() {
        return lostItems > 0 || !brokenBySweep.isEmpty();
    }
}
