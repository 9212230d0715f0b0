package dev.ballast.nightly;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;

/**
 * The run whose tables the next one need not read from the registry again.
 *
 * <pre>{@code
 * {"format": 1, "tool_version": "0.1.0", "registry": "s3a://bucket/prefix", "run_id": "…",
 *  "files": [{"name": "manifests/part-00000-….parquet", "size_bytes": 4096, "sha256": "…"}]}
 * }</pre>
 *
 * @param toolVersion another version may understand other manifests
 * @param files all files of the tables that count, relative to the run's folder
 */
record RememberedRun(int format, String toolVersion, String registry, String runId, List<RememberedFile> files) {
    static final int FORMAT = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** One of the files, as it was written. */
    record RememberedFile(String name, long sizeBytes, String sha256) {}

    RememberedRun {
        files = List.copyOf(files);
    }

    static RememberedRun parse(byte[] document) throws IOException {
        try {
            return JSON.readValue(document, RememberedRun.class);
        } catch (JsonProcessingException e) {
            throw new IOException("it is no such document", e);
        }
    }

    byte[] json() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Strings and numbers are always JSON", e);
        }
    }

    /** Whether a run of that version over that registry reads the same from the same bytes. */
    boolean speaksOf(RunOptions options) {
        return format == FORMAT
                && toolVersion.equals(options.toolVersion())
                && registry.equals(options.registry().toString());
    }
}
