package dev.ballast.plan;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Map;

/** Names and format of the files of a plan's folder. */
final class PlanFiles {
    static final String PLAN_JSON = "plan.json";
    static final String ITEMS_PARQUET = "items.parquet";
    static final String ITEMS_CSV = "items.csv";
    static final String PROTECTED_PARQUET = "protected.parquet";
    static final String SUMMARY = "summary.txt";
    static final String CHECKSUMS = "SHA256SUMS";

    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .withConfigOverride(Map.class, map -> map.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private PlanFiles() {}
}
