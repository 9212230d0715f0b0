package dev.ballast.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ballast.tables.Location;
import java.io.IOException;

/** What the quarantine holds, by what is written of applied plans. */
public final class HeldAside {
    private static final String SUMMARY = "outcomes/summary.json";
    private static final String QUARANTINED = "QUARANTINED";

    private HeldAside() {}

    /**
     * Bytes that plans of this output moved aside and that were neither put back nor deleted.
     *
     * @throws IOException if that cannot be read
     */
    public static long bytes(PlanLibrary plans) throws IOException {
        long bytes = 0;
        for (String planId : plans.ids()) {
            Location summary = plans.folder(planId).resolve(SUMMARY);
            if (summary.isFile()) {
                bytes += bytes(summary);
            }
        }
        return bytes;
    }

    private static long bytes(Location summary) throws IOException {
        try {
            JsonNode outcomes = PlanFiles.JSON.readTree(summary.read()).path("outcomes");
            return outcomes.path(QUARANTINED).path("bytes").asLong();
        } catch (JsonProcessingException e) {
            throw new IOException(summary + " is damaged: " + e.getOriginalMessage());
        }
    }
}
