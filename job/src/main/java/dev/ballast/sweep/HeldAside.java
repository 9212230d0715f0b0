package dev.ballast.sweep;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.tables.Location;
import java.io.IOException;

/** What the quarantine holds, by what is written of applied plans. */
public final class HeldAside {
    private static final String SUMMARY = "outcomes/summary.json";

    private HeldAside() {}

    /**
     * Bytes that plans of this output moved aside and that were not put back.
     *
     * @throws IOException if that cannot be read
     */
    public static long bytes(PlanLibrary plans) throws IOException {
        long bytes = 0;
        for (String planId : plans.ids()) {
            Location summary = plans.folder(planId).resolve(SUMMARY);
            if (summary.isFile()) {
                bytes += JsonMapper.builder()
                        .build()
                        .readTree(summary.read())
                        .path("outcomes")
                        .path(Outcome.QUARANTINED.name())
                        .path("bytes")
                        .asLong();
            }
        }
        return bytes;
    }
}
