package dev.ballast.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries that compare runs, over hand-made nights, with answers that were computed by hand. */
class HistoryQueriesTest {

    @TempDir
    private Path out;

    @Test
    void growthComparesTheNewestCompleteRunWithOneThatIsOldEnough() throws SQLException, IOException {
        publishHistory();

        assertThat(PublishedViews.answer(out, "growth_by_project").rows())
                .containsExactly(
                        List.of("team", "30", "2026-02-01", "300", "450", "150"),
                        List.of("new", "30", "2026-02-01", "0", "40", "40"),
                        List.of("gone", "30", "2026-02-01", "50", "0", "-50"),
                        List.of("new", "90", "null", "null", "40", "null"),
                        List.of("team", "90", "null", "null", "450", "null"));
        assertThat(PublishedViews.answer(out, "growth_by_project", "windows", "[2]")
                        .rows())
                .containsExactly(
                        List.of("new", "2", "2026-03-01", "0", "40", "40"),
                        List.of("team", "2", "2026-03-01", "500", "450", "-50"));
    }

    @Test
    void totalsThatChangedAreThoseOfTheTwoNewestCompleteRuns() throws SQLException, IOException {
        publishHistory();

        assertThat(PublishedViews.answer(out, "changes_of_totals").rows())
                .containsExactly(
                        List.of("repositories", "2026-03-02", "3", "4", "1"),
                        List.of("stored_bytes", "2026-03-02", "1290", "1270", "-20"),
                        List.of("upload_bytes", "2026-03-02", "0", "30", "30"));
    }

    @Test
    void repositoriesThatChangedAreNewGoneOrChanged() throws SQLException, IOException {
        publishHistory();

        assertThat(PublishedViews.answer(out, "changes_by_repository").rows())
                .containsExactly(
                        List.of("team/app", "changed", "10", "11", "490", "430", "-60"),
                        List.of("new/app", "new", "0", "2", "0", "40", "40"),
                        List.of("team/gone", "gone", "1", "0", "30", "0", "-30"));
    }

    @Test
    void aSingleRunHasNothingToCompareWith() throws SQLException, IOException {
        PublishedNight.of("2026-03-01", totals(10, 0, 1))
                .with(TableContract.REPOSITORIES, counts("team/app", 1, 10))
                .publish(out);

        assertThat(PublishedViews.answer(out, "changes_of_totals").rows()).isEmpty();
        assertThat(PublishedViews.answer(out, "changes_by_repository").rows()).isEmpty();
    }

    /** 100, 130, 120, 150 on days 0 to 3: the mean is 125 on day 1.5, the slope (37.5 - 2.5 - 2.5 + 37.5) / 5 = 14. */
    @Test
    void theStorageIsFullWhereTheLineOfLeastSquaresCrossesItsCapacity() throws SQLException, IOException {
        publishUse("2026-03-01", "ok", 100, 0);
        publishUse("2026-03-02", "ok", 110, 20);
        publishUse("2026-03-03", "refused", 120, 0);
        publishUse("2026-03-04", "ok", 150, 0);
        publishUse("2026-03-05", "incomplete", 1, 0);

        assertThat(PublishedViews.answer(out, "days_until_full", "capacity_bytes", "1000")
                        .rows())
                .containsExactly(List.of("4", "2026-03-01", "150", "1000", "14", "60", "2026-05-03"));
        assertThat(PublishedViews.answer(out, "days_until_full", "capacity_bytes", "150")
                        .rows())
                .containsExactly(List.of("4", "2026-03-01", "150", "150", "14", "0", "2026-03-04"));
        assertThat(PublishedViews.answer(out, "days_until_full", "history_days", "1")
                        .rows())
                .containsExactly(List.of("2", "2026-03-03", "150", String.valueOf(1L << 40), "30", "null", "null"));
    }

    @Test
    void aStorageThatShrinksOrHasOneRunIsNeverFull() throws SQLException, IOException {
        publishUse("2026-03-01", "ok", 100, 0);
        assertThat(PublishedViews.answer(out, "days_until_full", "capacity_bytes", "1000")
                        .rows())
                .containsExactly(List.of("1", "2026-03-01", "100", "1000", "null", "null", "null"));

        publishUse("2026-03-02", "ok", 90, 0);
        assertThat(PublishedViews.answer(out, "days_until_full", "capacity_bytes", "1000")
                        .rows())
                .containsExactly(List.of("2", "2026-03-01", "90", "1000", "-10", "null", "null"));
    }

    private void publishHistory() throws SQLException, IOException {
        PublishedNight.of("2026-02-01", totals(1000, 0, 2))
                .with(TableContract.PROJECTS, project("team", 300))
                .with(TableContract.PROJECTS, project("gone", 50))
                .publish(out);
        PublishedNight.of("2026-03-01", totals(1280, 0, 3))
                .with(TableContract.PROJECTS, project("team", 500))
                .with(TableContract.REPOSITORIES, counts("team/app", 9, 480))
                .publish(out);
        PublishedNight.of("2026-03-02", "refused", totals(1290, 0, 3))
                .with(TableContract.PROJECTS, project("team", 510))
                .with(TableContract.REPOSITORIES, counts("team/app", 10, 490))
                .with(TableContract.REPOSITORIES, counts("team/same", 4, 20))
                .with(TableContract.REPOSITORIES, counts("team/gone", 1, 30))
                .publish(out);
        PublishedNight.of("2026-03-03", totals(1270, 30, 4))
                .with(TableContract.PROJECTS, project("team", 450))
                .with(TableContract.PROJECTS, project("new", 40))
                .with(TableContract.REPOSITORIES, counts("team/app", 11, 430))
                .with(TableContract.REPOSITORIES, counts("team/same", 4, 20))
                .with(TableContract.REPOSITORIES, counts("new/app", 2, 40))
                .publish(out);
        PublishedNight.of("2026-03-04", "incomplete", totals(5, 0, 1)).publish(out);
    }

    private void publishUse(String day, String status, long storedBytes, long uploadBytes)
            throws SQLException, IOException {
        PublishedNight.of(day, status, totals(storedBytes, uploadBytes, 1)).publish(out);
    }

    private static Map<String, Object> totals(long storedBytes, long uploadBytes, long repositories) {
        return Map.of("stored_bytes", storedBytes, "upload_bytes", uploadBytes, "repositories", repositories);
    }

    private static Map<String, Object> project(String name, long distinctBytes) {
        return Map.of("project", name, "distinct_bytes", distinctBytes);
    }

    private static Map<String, Object> counts(String repository, long tags, long distinctBytes) {
        return Map.of("repository", repository, "tags", tags, "distinct_bytes", distinctBytes);
    }
}
