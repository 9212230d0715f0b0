package dev.ballast.properties;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import dev.ballast.testing.TestResult;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Compares a published table, every column of every row, with what an oracle says. */
final class PublishedRows {
    private static final int SHOWN = 5;

    private final TestResult result;
    private final String seed;
    private final Map<String, List<Map<String, @Nullable Object>>> tables = new HashMap<>();

    PublishedRows(TestResult result, String seed) {
        this.result = result;
        this.seed = seed;
    }

    List<Map<String, @Nullable Object>> of(String table) {
        return tables.computeIfAbsent(
                table,
                name -> result.table(name).stream().map(PublishedRows::columns).toList());
    }

    /**
     * Both have the same rows.
     *
     * @param expected without run_id and run_at
     * @param omitted a column of which nothing is expected
     */
    void areExactly(List<Map<String, @Nullable Object>> expected, String table, String... omitted) {
        Multiset<Map<String, @Nullable Object>> found = HashMultiset.create();
        for (Map<String, @Nullable Object> published : of(table)) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>(published);
            assertThat(row.remove("run_id")).isEqualTo(result.plan().runId());
            assertThat(row.remove("run_at")).isEqualTo(result.column("run_at"));
            List.of(omitted).forEach(row::remove);
            found.add(row);
        }
        Multiset<Map<String, @Nullable Object>> wanted = HashMultiset.create(expected);
        assertThat(Map.of(
                        "not expected", some(Multisets.difference(found, wanted)),
                        "not found", some(Multisets.difference(wanted, found))))
                .as("%s: rows of %s", seed, table)
                .isEqualTo(Map.of("not expected", List.of(), "not found", List.of()));
        assertThat(found).as("%s: rows of %s", seed, table).isNotEmpty();
    }

    private static List<Map<String, @Nullable Object>> some(Multiset<Map<String, @Nullable Object>> rows) {
        return rows.stream()
                .sorted(Comparator.comparing(row -> new TreeMap<>(row).toString()))
                .limit(SHOWN)
                .toList();
    }

    private static Map<String, @Nullable Object> columns(Row row) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (String name : row.schema().fieldNames()) {
            columns.put(name, row.getAs(name));
        }
        return columns;
    }
}
