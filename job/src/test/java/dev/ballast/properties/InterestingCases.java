package dev.ballast.properties;

import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;

/** What random registries are there to show: an oracle that never meets it proves nothing. */
record InterestingCases(RandomNight night, SoftAssertions cases) {

    void areAllThere() {
        ofImages();
        ofBaseImages();
        ofBlobs();
        ofScopes();
        ofProblems();
    }

    private void ofImages() {
        some("images", "listed only", row -> row.get("platform") != null && number(row, "tags") == 0);
        some("images", "referring", row -> row.get("subject_digest") != null && number(row, "exclusive_bytes") > 0);
        some("images", "of more tags than a sample", row -> number(row, "tags") > 5);
        some("images", "of an unknown kind", row -> row.get("kind") == null && row.get("media_type") != null);
        some("images", "that list nothing", row -> is(row, "kind", "index") && number(row, "layers") == 0);
        if (night.losesBlobs()) {
            some("images", "not stored", row -> is(row, "reachable", false));
        }
    }

    private void ofBaseImages() {
        some("base_images", "that others lag behind", row -> number(row, "lagging_images") > 0);
        some("base_images", "renewed", row -> row.get("newest_name") != null && number(row, "lagging_images") == 0);
        some("base_images", "of several layers", row -> number(row, "layers") > 1 && row.get("name") != null);
        some("base_images", "without an image", row -> row.get("name") == null && number(row, "repositories") > 1);
    }

    private void ofBlobs() {
        some("blobs", "tagged from afar", row -> number(row, "tag_references") > number(row, "manifest_references"));
        some("blobs", "protected", row -> is(row, "state", "protected"));
        some("blobs", "nowhere", row -> is(row, "state", night.losesBlobs() ? "missing" : "unreferenced"));
        some("layer_sharing", "often", row -> number(row, "reference_count") > 3);
    }

    private void ofScopes() {
        some("repositories", "of uploads", row -> number(row, "upload_bytes") > 0 && row.get("last_pushed_at") == null);
        some("repositories", "with a dangling link", row -> number(row, "dangling_layer_links") > 0);
        some("repositories", "of rounded shares", InterestingCases::isRounded);
        some("projects", "of rounded shares", InterestingCases::isRounded);
        some("projects", "of several", row -> number(row, "repositories") > 1 && number(row, "shared_bytes") > 0);
        if (!night.losesBlobs()) {
            some("repositories", "to clean", row -> number(row, "reclaimable_bytes") > number(row, "upload_bytes"));
        }
    }

    private void ofProblems() {
        cases.assertThat(night.published().of("problems"))
                .as("seed %d", night.seed())
                .extracting(row -> row.get("kind"))
                .contains("damaged_link", "damaged_manifest", "dangling_tag", "missing_manifest")
                .contains("size_mismatch", "unresolved_digest");
    }

    private void some(String table, String what, Predicate<Map<String, @Nullable Object>> isInteresting) {
        cases.assertThat(night.published().of(table).stream().filter(isInteresting))
                .as("seed %d: %s %s", night.seed(), table, what)
                .isNotEmpty();
    }

    /** Half a byte more or less than the half of what two scopes share alone. */
    private static boolean isRounded(Map<String, @Nullable Object> row) {
        long part = number(row, "fair_share_bytes") - number(row, "exclusive_bytes");
        return Math.abs(2 * part - number(row, "shared_bytes")) == 1;
    }

    private static boolean is(Map<String, @Nullable Object> row, String column, Object value) {
        return Objects.equals(row.get(column), value);
    }

    private static long number(Map<String, @Nullable Object> row, String column) {
        return (Long) Objects.requireNonNull(row.get(column));
    }
}
