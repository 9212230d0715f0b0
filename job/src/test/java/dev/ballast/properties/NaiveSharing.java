package dev.ballast.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code layer_sharing}.
 *
 * @param blobs the expected rows of {@code blobs}
 */
record NaiveSharing(List<Map<String, @Nullable Object>> blobs) {

    List<Map<String, @Nullable Object>> rows() {
        Map<Object, List<Long>> sizes = new TreeMap<>();
        for (Map<String, @Nullable Object> blob : blobs) {
            if ("layer".equals(blob.get("kind")) && "referenced".equals(blob.get("state"))) {
                sizes.computeIfAbsent(of(blob, "manifest_references"), unseen -> new ArrayList<>())
                        .add((Long) of(blob, "size_bytes"));
            }
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        sizes.forEach((references, bytes) -> rows.add(Map.of(
                "reference_count",
                references,
                "blobs",
                (long) bytes.size(),
                "bytes",
                bytes.stream().mapToLong(Long::longValue).sum())));
        return rows;
    }

    private static Object of(Map<String, @Nullable Object> row, String column) {
        return Objects.requireNonNull(row.get(column));
    }
}
