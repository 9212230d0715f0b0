package dev.ballast.explain;

import dev.ballast.tables.WorkingRows;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.jspecify.annotations.Nullable;

/**
 * A tag, and what the policy decides about it.
 *
 * @param digest what it points at; nothing if its link cannot be read
 * @param pushedAt the time of its link; nothing if the storage does not say
 * @param kept whether it stays
 * @param rule the rule that decided; nothing if none did
 * @param evidence what the decision stands on, in words; nothing without a policy
 * @param keptBy what keeps it although a rule takes it
 */
public record TagState(
        String repository,
        String tag,
        @Nullable String digest,
        @Nullable Instant pushedAt,
        boolean kept,
        @Nullable String rule,
        @Nullable String evidence,
        @Nullable String keptBy) {

    private static final String KIND = "kind";
    private static final String TAG = "tag";
    private static final String REPOSITORY = "repository";
    private static final String DIGEST = "digest";

    /** The tag, if the last run saw one. */
    static Optional<TagState> of(LastRun run, String repository, String tag) throws IOException {
        Map<String, String> wanted = Map.of(KIND, TAG, REPOSITORY, repository, TAG, tag);
        List<TagState> links = new ArrayList<>();
        WorkingRows.where(
                run.working("links"),
                wanted,
                link -> links.add(new TagState(
                        repository, tag, text(link, DIGEST), time(link, "modified_at"), true, null, null, null)));
        if (links.isEmpty()) {
            return Optional.empty();
        }
        TagState link = links.get(0);
        List<TagState> decided = new ArrayList<>();
        WorkingRows.where(
                run.working("decided"),
                wanted,
                row -> decided.add(new TagState(
                        repository,
                        tag,
                        link.digest(),
                        link.pushedAt(),
                        row.getBoolean("keeps", 0),
                        text(row, "rule"),
                        text(row, "evidence"),
                        text(row, "kept_by"))));
        return Optional.of(decided.isEmpty() ? link : decided.get(0));
    }

    /** Every tag that points at a manifest. */
    static List<String> namesOf(LastRun run, String repository, String digest) throws IOException {
        List<String> names = new ArrayList<>();
        WorkingRows.where(
                run.working("links"),
                Map.of(KIND, TAG, REPOSITORY, repository, DIGEST, digest),
                link -> names.add(link.getString(TAG, 0)));
        return names;
    }

    private static @Nullable String text(Group row, String column) {
        return row.getFieldRepetitionCount(column) == 0 ? null : row.getString(column, 0);
    }

    private static @Nullable Instant time(Group row, String column) {
        return row.getFieldRepetitionCount(column) == 0
                ? null
                : Instant.EPOCH.plus(row.getLong(column, 0), ChronoUnit.MICROS);
    }
}
