package dev.ballast.sweep;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.ballast.tables.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The JSON of a sweep's files: times as ISO 8601. */
final class SweepJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private SweepJson() {}

    static byte[] bytes(Object document) throws IOException {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
    }

    /** The document in one line. */
    static byte[] line(Object document) throws IOException {
        return (MAPPER.writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static <T> T read(Location file, Class<T> type) throws IOException {
        return MAPPER.readValue(file.read(), type);
    }
}
