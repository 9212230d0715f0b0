package dev.ballast.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The pointer to the newest run, written last.
 *
 * <pre>{@code {"run_id": "…", "run_at": "2026-11-23T02:30:00Z", "plan_id": "…", "status": "ok"}}</pre>
 */
public record LatestRun(String runId, Instant runAt, String planId, String status) {

    /** The document. */
    public byte[] json() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("run_id", runId);
        fields.put("run_at", runAt.toString());
        fields.put("plan_id", planId);
        fields.put("status", status);
        try {
            return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsBytes(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Strings are always JSON", e);
        }
    }
}
