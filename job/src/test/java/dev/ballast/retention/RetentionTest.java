package dev.ballast.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.publish.Output;
import dev.ballast.tables.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:30:00Z");
    private static final int NIGHTS = 20;

    @TempDir
    private Path out;

    /** A run and a plan every night, the last one tonight; plans may be applied for a week. */
    @BeforeEach
    void runEveryNight() throws IOException {
        for (int ago = 0; ago < NIGHTS; ago++) {
            Instant night = NOW.minus(Duration.ofDays(ago));
            write("runs/" + id(ago) + "/blobs/part-0.parquet", "");
            write("plans/" + id(ago) + "/plan.json", """
                    {"format_version": 1, "plan_id": "%s", "run_id": "%s", "status": "ok", "created_at": "%s",
                     "expires_at": "%s", "tool_version": "1", "registry": "r", "total": {"items": 1, "bytes": 1},
                     "by_reason": {}, "protected_by": {}, "stored_bytes": 1, "gates": [], "incomplete": false,
                     "incomplete_because": [],
                     "snapshot": {"blobs_listed_at": "%s", "links_listed_at": "%s", "cutoff": "%s"}}
                    """.formatted(
                            id(ago), id(ago), night, night.plus(Duration.ofDays(7)), night, night, night));
            write("plans/" + id(ago) + "/items.csv", "item\n");
        }
        write("latest.json", "{\"run_id\": \"" + id(0) + "\"}");
        write("cache/latest.json", "{\"run_id\": \"" + id(0) + "\"}");
    }

    @Test
    void keepsTheNewestRunsAndThoseOfPlansThatMayStillBeApplied() throws IOException {
        apply(new Keep(3, null, null));

        assertThat(in("runs")).isEqualTo(ids(0, 7));
        assertThat(in("plans")).isEqualTo(ids(0, NIGHTS));
    }

    @Test
    void keepsTheRunThatTheCacheReads() throws IOException {
        write("cache/latest.json", "{\"run_id\": \"" + id(15) + "\"}");

        apply(new Keep(9, null, null));

        assertThat(in("runs")).isEqualTo(with(ids(0, 9), id(15)));
    }

    @Test
    void keepsPlansThatMayBeAppliedAndTheNewestOnes() throws IOException {
        apply(new Keep(null, 2, null));
        assertThat(in("plans")).isEqualTo(ids(0, 7));

        apply(new Keep(null, 2, null), NOW.plus(Duration.ofDays(100)));
        assertThat(in("plans")).isEqualTo(ids(0, 2));
        assertThat(in("runs")).isEqualTo(ids(0, NIGHTS));
    }

    @Test
    void keepsWhatIsApprovedWithItsRun() throws IOException {
        write("plans/" + id(12) + "/approval.json", """
                {"format_version": 1, "plan_id": "%s", "content_sha256": "", "approved_by": "ada",
                 "approved_at": "2026-11-12T08:00:00Z", "reason": "", "total": {"items": 1, "bytes": 1}}
                """.formatted(id(12)));

        apply(new Keep(1, 1, null));

        assertThat(in("plans")).isEqualTo(with(ids(0, 7), id(12)));
        assertThat(in("runs")).isEqualTo(with(ids(0, 7), id(12)));
    }

    @Test
    void keepsWhatTheQuarantineNeedsUntilItIsPutBack() throws IOException {
        write("plans/" + id(11) + "/outcomes/summary.json", outcomes("complete", 3));
        write("plans/" + id(12) + "/outcomes/summary.json", outcomes("restored", 0));
        write("plans/" + id(13) + "/outcomes/summary.json", outcomes("restored", 1));
        write("plans/" + id(14) + "/outcomes/journal/001/links-00000.intended.csv", "path\n");

        apply(new Keep(1, 1, null));

        assertThat(in("plans")).isEqualTo(with(ids(0, 7), id(11), id(13), id(14)));
        assertThat(in("runs")).isEqualTo(with(ids(0, 7), id(11), id(13), id(14)));
    }

    @Test
    void keepsTheNewestPlanThatMayBeAppliedThoughMoreWereRefusedSince() throws IOException {
        for (int ago = 0; ago < 10; ago++) {
            Path head = out.resolve("plans/" + id(ago) + "/plan.json");
            Files.writeString(head, Files.readString(head).replace("\"status\": \"ok\"", "\"status\": \"refused\""));
        }

        apply(new Keep(null, 2, null));

        assertThat(in("plans")).isEqualTo(with(ids(0, 2), id(10)));
    }

    @Test
    void clearsAwayWhatKilledProcessesLeft() throws IOException {
        write("runs/.latest.json.4711", "{");
        write("runs/.writable", "");
        Files.delete(out.resolve("plans/" + id(16) + "/plan.json"));

        apply(new Keep(NIGHTS, 18, null));

        assertThat(in("runs")).isEqualTo(with(ids(0, NIGHTS), ".writable"));
        assertThat(in("plans")).doesNotContain(id(19));
    }

    @Test
    void thinsOldDaysOfLargeTablesToTheLastOfEachMonth() throws IOException {
        for (LocalDate day = LocalDate.of(2026, 8, 30);
                !day.isAfter(LocalDate.of(2026, 11, 23));
                day = day.plusDays(1)) {
            for (String table : List.of("images", "runs")) {
                write("tables/" + table + "/run_date=" + day + "/" + table + ".parquet", "");
            }
        }
        write("tables/images/notes.txt", "");

        apply(new Keep(null, null, 30));

        assertThat(in("tables/images"))
                .hasSize(2 + 31 + 1)
                .contains("run_date=2026-08-31", "run_date=2026-09-30", "run_date=2026-10-24", "run_date=2026-11-23")
                .doesNotContain("run_date=2026-08-30", "run_date=2026-10-23")
                .contains("notes.txt");
        assertThat(in("tables/runs")).hasSize(86);
    }

    @Test
    void removesNothingUnlessAsked() throws IOException {
        assertThat(new Keep(null, null, null).isAsked()).isFalse();
        assertThat(new Retention(new Output(Location.of(out)), new Keep(null, null, null)).apply(NOW))
                .isEmpty();
    }

    @Test
    void followsNoLinkOutOfTheOutput(@TempDir Path registry) throws IOException {
        Path blob = Files.writeString(registry.resolve("data"), "of the registry");
        Files.createSymbolicLink(out.resolve("runs/" + id(15) + "/registry"), registry);
        Files.createSymbolicLink(out.resolve("runs/20200101T000000Z-00000000"), registry);

        apply(new Keep(1, null, null));

        assertThat(in("runs")).isEqualTo(ids(0, 7));
        assertThat(blob).hasContent("of the registry");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "runs",
                "runs/",
                "runs/..",
                "runs/../../registry",
                "plans/20261123T023000Z-1a2b3c4d/../../registry",
                "runs/20261123T023000Z-1a2b3c4d/blobs",
                "/etc",
                "docker/registry/v2/blobs",
                "_ballast/quarantine/20261123T023000Z-1a2b3c4d",
                "tables/images",
                "tables/../run_date=2026-11-23",
                "audit/20261123T023000Z-1a2b3c4d",
                "lease/clock",
                "cache/latest.json"
            })
    void refusesEveryOtherPlace(String place) {
        assertThatThrownBy(() -> new OutputRemover(Location.of(out)).remove(place, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void apply(Keep keep) throws IOException {
        apply(keep, NOW);
    }

    private void apply(Keep keep, Instant now) throws IOException {
        List<String> gone = new Retention(new Output(Location.of(out)), keep).apply(now);
        assertThat(gone)
                .isNotEmpty()
                .allSatisfy(place -> assertThat(out.resolve(place)).doesNotExist());
        assertThat(out.resolve("latest.json")).exists();
        assertThat(out.resolve("cache/latest.json")).exists();
    }

    private static String outcomes(String status, int quarantined) {
        return "{\"status\": \"%s\", \"outcomes\": {\"QUARANTINED\": {\"items\": %d, \"bytes\": 7}}}"
                .formatted(status, quarantined);
    }

    private static String id(int nightsAgo) {
        return LocalDate.of(2026, 11, 23).minusDays(nightsAgo).toString().replace("-", "") + "T023000Z-1a2b3c4d";
    }

    /** Those of nights that are at least so long ago, and less than so long. */
    private static Set<String> ids(int from, int to) {
        Set<String> ids = new TreeSet<>();
        for (int ago = from; ago < to; ago++) {
            ids.add(id(ago));
        }
        return ids;
    }

    private static Set<String> with(Set<String> ids, String... more) {
        ids.addAll(List.of(more));
        return ids;
    }

    private Set<String> in(String folder) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(out.resolve(folder))) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }

    private void write(String place, String content) throws IOException {
        Files.createDirectories(out.resolve(place).getParent());
        Files.writeString(out.resolve(place), content);
    }
}
