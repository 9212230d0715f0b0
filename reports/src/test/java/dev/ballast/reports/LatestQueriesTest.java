package dev.ballast.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries about the newest run, over a hand-made night, with answers that were computed by hand. */
class LatestQueriesTest {
    private static final long GIB = 1L << 30;

    @TempDir
    private Path out;

    @Test
    void topRepositoriesAreThoseThatFreeMost() throws SQLException, IOException {
        PublishedNight.of("2026-03-01", Map.of())
                .with(TableContract.REPOSITORIES, repository("team/small", 10, 90))
                .with(TableContract.REPOSITORIES, repository("team/large", 70, 5))
                .with(TableContract.REPOSITORIES, repository("lab/middle", 40, 60))
                .publish(out);

        assertThat(PublishedViews.answer(out, "top_repositories").rows())
                .extracting(row -> row.subList(0, 5))
                .containsExactly(
                        List.of("team/large", "team", "70", "5", "75"),
                        List.of("lab/middle", "lab", "40", "60", "100"),
                        List.of("team/small", "team", "10", "90", "100"));
        assertThat(PublishedViews.answer(out, "top_repositories", "top", "1").rows())
                .extracting(row -> row.get(0))
                .containsExactly("team/large");
    }

    /** team has 100 of which 40 are shared by two, lab has 60 of which the same 40; alone shares nothing. */
    @Test
    void sharingSavesWhatTheOthersCarry() throws SQLException, IOException {
        PublishedNight.of("2026-03-01", Map.of())
                .with(TableContract.PROJECTS, shares("team", 100, 40, 80))
                .with(TableContract.PROJECTS, shares("lab", 60, 40, 40))
                .with(TableContract.PROJECTS, shares("alone", 30, 0, 30))
                .with(TableContract.PROJECTS, shares("empty", 0, 0, 0))
                .publish(out);

        assertThat(PublishedViews.answer(out, "sharing_between_projects").rows())
                .containsExactly(
                        List.of("lab", "60", "40", "66.7", "20"),
                        List.of("team", "100", "40", "40.0", "20"),
                        List.of("alone", "30", "0", "0.0", "0"),
                        List.of("empty", "0", "0", "null", "0"));
    }

    @Test
    void theBillSumsToTheWholeStorage() throws SQLException, IOException {
        PublishedNight.of("2026-03-01", Map.of("unreferenced_bytes", 50 * GIB, "upload_bytes", 10 * GIB))
                .with(TableContract.PROJECTS, shares("team", 300 * GIB, 0, 100 * GIB))
                .with(TableContract.PROJECTS, shares("lab", 90 * GIB, 0, 40 * GIB))
                .publish(out);

        assertThat(PublishedViews.answer(out, "cost_by_project", "price_per_gib_month", "0.5")
                        .rows())
                .containsExactly(
                        List.of("team", String.valueOf(100 * GIB), "50.0", "50.0"),
                        List.of("lab", String.valueOf(40 * GIB), "20.0", "20.0"),
                        List.of("(unreferenced)", String.valueOf(50 * GIB), "25.0", "25.0"),
                        List.of("(uploads)", String.valueOf(10 * GIB), "5.0", "5.0"));
        assertThat(PublishedViews.answer(out, "cost_by_project").rows())
                .extracting(row -> row.get(3))
                .containsExactly("2.3", "0.92", "1.15", "0.23");
    }

    @Test
    void untaggedImagesAreThoseThatNoTagLeadsTo() throws SQLException, IOException {
        PublishedNight night = PublishedNight.of("2026-03-01", Map.of());
        image(night, "young", "image", 0, 0, "2026-02-28 03:00:00Z");
        image(night, "old", "image", 0, 0, "2026-01-30 01:00:00Z");
        image(night, "tagged", "image", 1, 1, "2020-01-01 00:00:00Z");
        image(night, "platform-of-tagged-index", "image", 0, 1, "2020-01-01 00:00:00Z");
        image(night, "signature", "artifact", 0, 0, "2020-01-01 00:00:00Z");
        night.publish(out);

        assertThat(PublishedViews.answer(out, "oldest_untagged_images").rows())
                .containsExactly(
                        List.of("team/app", "old", "2026-01-30T01:00Z", "30", "10", "7", "true"),
                        List.of("team/app", "young", "2026-02-28T03:00Z", "0", "10", "7", "true"));
        assertThat(PublishedViews.answer(out, "oldest_untagged_images", "top", "1")
                        .rows())
                .hasSize(1);
    }

    @Test
    void outdatedBasesAreThoseThatImagesStillLagBehindWith() throws SQLException, IOException {
        PublishedNight.of("2026-03-01", Map.of())
                .with(TableContract.BASE_IMAGES, base("c11", "os/base:11", "os/base:12", 5, 4))
                .with(TableContract.BASE_IMAGES, base("c12", "os/base:12", "NULL", 9, 0))
                .with(TableContract.BASE_IMAGES, base("moved", "NULL", "os/base:12", 7, 7))
                .with(TableContract.BASE_IMAGES, base("unused", "os/base:10", "os/base:12", 1, 0))
                .publish(out);

        assertThat(PublishedViews.answer(out, "outdated_bases").rows())
                .containsExactly(
                        List.of("null", "os/base:12", "7", "7", "2", "80", "moved"),
                        List.of("os/base:11", "os/base:12", "4", "5", "2", "80", "c11"));
    }

    private static Map<String, Object> shares(String name, long distinctBytes, long sharedBytes, long fairShareBytes) {
        return Map.of(
                "project", name,
                "distinct_bytes", distinctBytes,
                "shared_bytes", sharedBytes,
                "fair_share_bytes", fairShareBytes);
    }

    private static Map<String, Object> repository(String name, long exclusiveBytes, long sharedBytes) {
        return Map.of(
                "repository", name,
                "project", name.substring(0, name.indexOf('/')),
                "exclusive_bytes", exclusiveBytes,
                "shared_bytes", sharedBytes,
                "distinct_bytes", exclusiveBytes + sharedBytes);
    }

    /** An image and the blob of its manifest. */
    private static void image(
            PublishedNight night, String digest, String kind, long tags, long tagReferences, String pushedAt) {
        night.with(
                TableContract.IMAGES,
                Map.of(
                        "repository",
                        "team/app",
                        "digest",
                        digest,
                        "kind",
                        kind,
                        "tags",
                        tags,
                        "pushed_at",
                        pushedAt,
                        "size_bytes",
                        10,
                        "exclusive_bytes",
                        7,
                        "reachable",
                        true));
        night.with(TableContract.BLOBS, Map.of("digest", digest, "kind", "manifest", "tag_references", tagReferences));
    }

    private static Map<String, Object> base(String chain, String name, String newest, long images, long lagging) {
        return Map.of(
                "chain_id", chain,
                "name", name,
                "newest_name", newest,
                "images", images,
                "lagging_images", lagging,
                "repositories", 2,
                "size_bytes", 80);
    }
}
