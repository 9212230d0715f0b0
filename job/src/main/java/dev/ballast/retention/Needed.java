package dev.ballast.retention;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ballast.plan.DeletionPlan;
import dev.ballast.plan.NoSuchPlanException;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.publish.Output;
import dev.ballast.tables.Location;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs and plans that something still needs, however old they are.
 *
 * @param plans the newest, the newest that may be applied, those that have not expired, and those that are approved or hold
 *     something in quarantine
 * @param runs the newest, the one that the cache reads, and those of the plans above: a sweep reads them
 */
record Needed(Set<String> plans, Set<String> runs) {
    private static final String QUARANTINED = "QUARANTINED";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    Needed {
        plans = Set.copyOf(plans);
        runs = Set.copyOf(runs);
    }

    /** @param newestPlans so many of the newest are needed; nothing: all of them */
    static Needed of(Output output, @Nullable Integer newestPlans, Instant now) throws IOException {
        PlanLibrary library = new PlanLibrary(output.plans());
        List<String> ids = library.ids();
        Set<String> plans =
                new HashSet<>(ids.subList(0, newestPlans == null ? ids.size() : Math.min(newestPlans, ids.size())));
        library.newest().map(DeletionPlan::planId).ifPresent(plans::add);
        library.newest(DeletionPlan.OK).map(DeletionPlan::planId).ifPresent(plans::add);
        Set<String> runs = new HashSet<>();
        for (String id : ids) {
            if (isBinding(library, id) || isOpen(library, id, now)) {
                plans.add(id);
                runs.add(runOf(library, id));
            }
        }
        runs.add(runId(output.latest()));
        runs.add(runId(output.cache()));
        return new Needed(plans, runs);
    }

    /** Whether it may still be approved and applied. */
    private static boolean isOpen(PlanLibrary library, String id, Instant now) throws IOException {
        try {
            DeletionPlan plan = library.plan(id);
            return plan.status().equals(DeletionPlan.OK) && plan.expiresAt().isAfter(now);
        } catch (NoSuchPlanException e) {
            return false;
        }
    }

    /** Whether somebody approved it, or it moved something aside that was not put back. */
    private static boolean isBinding(PlanLibrary library, String id) throws IOException {
        Location summary = library.folder(id).resolve("outcomes/summary.json");
        if (summary.isFile()) {
            JsonNode outcomes = JSON.readTree(summary.read());
            return !outcomes.path("status").asText().equals("restored")
                    || outcomes.path("outcomes").path(QUARANTINED).path("items").asLong() > 0;
        }
        return library.folder(id).resolve("approval.json").isFile()
                || !library.folder(id).resolve("outcomes/journal").names().isEmpty();
    }

    private static String runOf(PlanLibrary library, String id) throws IOException {
        try {
            return library.plan(id).runId();
        } catch (NoSuchPlanException e) {
            return "";
        }
    }

    /** The run that a pointer names; nothing if there is no pointer. */
    private static String runId(Location pointer) throws IOException {
        return pointer.isFile() ? JSON.readTree(pointer.read()).path("run_id").asText("") : "";
    }
}
