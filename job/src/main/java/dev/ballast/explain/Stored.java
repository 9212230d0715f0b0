package dev.ballast.explain;

import dev.ballast.reports.TableContract;
import dev.ballast.tables.FileRows;
import dev.ballast.tables.Location;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a blob as a whole.
 *
 * @param state referenced, protected, unreferenced or missing
 * @param manifestReferences pairs of repository and reachable manifest that name it
 * @param firstUnreferencedAt the run since which every run found it unreferenced; nothing if the last one does not
 * @param before what the run before that one says of it: its state, or {@code absent}; nothing if there is no such run
 * @param beforeAt when that run was
 */
public record Stored(
        String digest,
        String kind,
        @Nullable String mediaType,
        long sizeBytes,
        String state,
        long manifestReferences,
        long repositoryReferences,
        long tagReferences,
        @Nullable Instant lastModifiedAt,
        @Nullable Instant firstUnreferencedAt,
        @Nullable String before,
        @Nullable Instant beforeAt) {

    static final String REFERENCED = "referenced";
    private static final String ABSENT = "absent";
    private static final String TABLE = TableContract.BLOBS.name();

    /** The blob of that digest, if the last run saw one. */
    static Optional<Stored> of(LastRun run, String digest) throws IOException {
        Optional<Map<String, @Nullable Object>> row = row(run.published(TABLE), digest);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        Stored last = of(row.get(), null, null);
        Instant since = last.firstUnreferencedAt();
        return Optional.of(since == null ? last : before(run, row.get(), last, since));
    }

    private static Stored before(LastRun run, Map<String, @Nullable Object> row, Stored last, Instant since)
            throws IOException {
        List<Location> newestFirst =
                new ArrayList<>(run.output().days(TABLE, LastRun.day(since).minusDays(1)));
        Collections.reverse(newestFirst);
        for (Location file : newestFirst) {
            if (run.output().isPublished(file)) {
                Optional<Map<String, @Nullable Object>> earlier = row(file, last.digest());
                return of(
                        row,
                        earlier.map(of -> String.valueOf(of.get("state"))).orElse(ABSENT),
                        earlier.isPresent() ? (Instant) earlier.get().get("run_at") : runAt(file));
            }
        }
        return last;
    }

    private static Optional<Map<String, @Nullable Object>> row(Location file, String digest) throws IOException {
        try (FileRows rows = FileRows.where(TableContract.BLOBS, file, "digest", digest)) {
            return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
        }
    }

    private static @Nullable Instant runAt(Location file) throws IOException {
        try (FileRows rows = FileRows.of(TableContract.BLOBS, file)) {
            return rows.hasNext() ? (Instant) rows.next().get("run_at") : null;
        }
    }

    private static Stored of(Map<String, @Nullable Object> row, @Nullable String before, @Nullable Instant beforeAt) {
        return new Stored(
                String.valueOf(row.get("digest")),
                String.valueOf(row.get("kind")),
                (String) row.get("media_type"),
                number(row, "size_bytes"),
                String.valueOf(row.get("state")),
                number(row, "manifest_references"),
                number(row, "repository_references"),
                number(row, "tag_references"),
                (Instant) row.get("last_modified_at"),
                (Instant) row.get("first_unreferenced_at"),
                before,
                beforeAt);
    }

    private static long number(Map<String, @Nullable Object> row, String column) {
        return row.get(column) instanceof Long number ? number : 0;
    }
}
