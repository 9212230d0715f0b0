package dev.ballast.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The pointer to the newest run, written last.
 *
 * <pre>{@code {"run_id": "…", "run_at": "2026-11-23T02:30:00Z", "plan_id": "…", "status": "ok"}}</pre>
 */
public record LatestRun(String runId, Instant runAt, String planId, String status) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * Reads the document.
     *
     * @throws IOException if it is none
     */
    public static LatestRun parse(byte[] document) throws IOException {
        JsonNode fields = JSON.readTree(document);
        try {
            return new LatestRun(
                    fields.required("run_id").asText(),
                    Instant.parse(fields.required("run_at").asText()),
                    fields.required("plan_id").asText(),
                    fields.required("status").asText());
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new IOException("it is no pointer to a run", e);
        }
    }

    /** The document. */
    public byte[] json() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("run_id", runId);
        fields.put("run_at", runAt.toString());
        fields.put("plan_id", planId);
        fields.put("status", status);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Strings are always JSON", e);
        }
    }
}
