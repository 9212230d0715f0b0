package dev.ballast.reports.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports to {@code report.json} and back. */
public final class ReportJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .withConfigOverride(List.class, list -> list.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ReportJson() {}

    /** The document. */
    public static byte[] bytes(Report report) {
        try {
            return MAPPER.writeValueAsBytes(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report always has a JSON form", e);
        }
    }

    /**
     * The report that a document holds, of this version or a compatible one.
     *
     * @throws IOException if it is no report, or one of a format that this version does not know
     */
    public static Report read(byte[] document) throws IOException {
        JsonNode tree = MAPPER.readTree(document);
        int version = tree.path("format_version").asInt();
        if (version < 1) {
            throw new IOException("Cannot read the report: it has no format_version, so it is no report of Ballast."
                    + " Name a report.json that 'ballast run' wrote.");
        }
        if (version > Report.FORMAT_VERSION) {
            throw new IOException(
                    "Cannot read the report: its format_version is " + version + ", and this version knows" + " up to "
                            + Report.FORMAT_VERSION + ". Use the version of Ballast that wrote it, or a newer one.");
        }
        return MAPPER.treeToValue(tree, Report.class);
    }

    /**
     * A row of the model from the columns of a published table; columns that the model does not hold are ignored.
     *
     * @param columns snake_case names to values
     */
    public static <T extends Record> T row(Class<T> type, Map<String, ? extends @Nullable Object> columns) {
        return MAPPER.convertValue(columns, type);
    }
}
