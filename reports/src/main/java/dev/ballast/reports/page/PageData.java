package dev.ballast.reports.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ballast.reports.model.Growth;
import dev.ballast.reports.model.HistoryPoint;
import dev.ballast.reports.model.RepositoryRow;
import dev.ballast.reports.words.Names;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page's scripts read: rows without names of columns, since ten thousand of them travel with the page.
 *
 * @param repositories repository, tags, manifests, logical, distinct, exclusive, fair share and reclaimable bytes, time of the
 *     last push in seconds since 1970 or nothing; the largest first
 * @param history time in seconds since 1970, stored, referenced and planned bytes; this run is the last
 * @param sharing numbers of manifests, layers, bytes
 * @param bytesPerDay nothing if unknown
 * @param capacityBytes nothing if unknown
 */
record PageData(
        List<List<@Nullable Object>> repositories,
        List<List<Long>> history,
        List<List<Object>> sharing,
        @Nullable Long bytesPerDay,
        @Nullable Long capacityBytes) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    static PageData of(Page page) {
        List<HistoryPoint> points = new ArrayList<>(page.report().history());
        points.add(page.report().run().point());
        Growth growth = page.report().growth();
        return new PageData(
                page.repositories().stream().map(PageData::row).toList(),
                points.stream().map(PageData::row).toList(),
                page.sharing().stream().map(PageData::row).toList(),
                growth == null ? null : growth.bytesPerDay(),
                growth == null ? null : growth.capacityBytes());
    }

    /** The data as JSON that may stand in an element: no character of it can end the element or open a comment. */
    String json() {
        try {
            return MAPPER.writeValueAsString(this)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026")
                    .replace("\u2028", "\\u2028")
                    .replace("\u2029", "\\u2029");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Lists of texts and numbers always have a JSON form", e);
        }
    }

    private static List<@Nullable Object> row(RepositoryRow row) {
        Instant pushed = row.lastPushedAt();
        return Arrays.asList(
                Names.printable(row.repository()),
                row.tags(),
                row.manifests(),
                row.logicalBytes(),
                row.distinctBytes(),
                row.exclusiveBytes(),
                row.fairShareBytes(),
                row.reclaimableBytes(),
                pushed == null ? null : pushed.getEpochSecond());
    }

    private static List<Long> row(HistoryPoint point) {
        return List.of(
                point.runAt().getEpochSecond(), point.storedBytes(), point.referencedBytes(), point.plannedBytes());
    }

    private static List<Object> row(SharingStep step) {
        return List.of(step.range(), step.blobs(), step.bytes());
    }
}
