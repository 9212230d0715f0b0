package dev.ballast.tables;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.io.api.Binary;

/** Conditions on columns of text, as the format's reader knows them. */
final class Equalities {
    private Equalities() {}

    /** Whether all these columns have these texts; of at least one column. */
    static FilterPredicate of(Map<String, String> texts) {
        return new TreeMap<>(texts)
                .entrySet().stream()
                        .map(text -> (FilterPredicate) FilterApi.eq(
                                FilterApi.binaryColumn(text.getKey()),
                                Binary.fromConstantByteArray(text.getValue().getBytes(StandardCharsets.UTF_8))))
                        .reduce(FilterApi::and)
                        .orElseThrow();
    }
}
