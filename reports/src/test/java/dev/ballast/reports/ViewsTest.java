package dev.ballast.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ViewsTest {
    @TempDir
    private Path out;

    @ParameterizedTest
    @MethodSource("names")
    void viewsHaveTheContractsColumnsAndTypes(String name) throws SQLException, IOException {
        PublishedNight.of("2026-03-01", Map.of()).publish(out);
        ContractTable table = tableOf(name);
        List<String> columns = new ArrayList<>(table.columnNames());
        List<String> types = new ArrayList<>(table.columns().stream()
                .map(column -> DuckDbViews.type(column.type()))
                .toList());
        columns.add("run_date");
        types.add("DATE");

        try (PublishedViews views = PublishedViews.open(out)) {
            for (String view : List.of(name, name + "_latest")) {
                PublishedViews.Answer answer = views.ask("FROM " + view);
                assertThat(answer.columns()).isEqualTo(columns);
                assertThat(answer.types()).isEqualTo(types);
            }
        }
    }

    @Test
    void aViewHoldsEveryDayAndItsLatestTheNewest() throws SQLException, IOException {
        night("2026-02-28", "team/old").publish(out);
        night("2026-03-01", "team/new").publish(out);

        assertThat(rows("SELECT repository, run_date FROM repositories ORDER BY run_date"))
                .containsExactly(List.of("team/old", "2026-02-28"), List.of("team/new", "2026-03-01"));
        assertThat(rows("SELECT repository FROM repositories_latest")).containsExactly(List.of("team/new"));
        assertThat(rows("SELECT run_id, run_at FROM runs_latest"))
                .containsExactly(List.of("run-2026-03-01", "2026-03-01T02:00Z"));
    }

    @Test
    void latestIsEmptyRatherThanOlderWhereTheNewestRunFoundNothing() throws SQLException, IOException {
        night("2026-02-28", "team/old").publish(out);
        PublishedNight.of("2026-03-01", Map.of()).publish(out);

        assertThat(rows("FROM repositories_latest")).isEmpty();
    }

    @Test
    void aRunWhoseTotalsAreNotPublishedYetIsNotTheNewest() throws SQLException, IOException {
        night("2026-02-28", "team/old").publish(out);
        night("2026-03-01", "team/new")
                .publish(
                        TableContract.REPOSITORIES,
                        "repositories.parquet",
                        TableContract.REPOSITORIES.columnNames(),
                        out);

        assertThat(rows("SELECT repository FROM repositories_latest")).containsExactly(List.of("team/old"));
    }

    @Test
    void severalFilesOfADayAreOneTable() throws SQLException, IOException {
        night("2026-03-01", "team/a").publish(out);
        List<String> columns = TableContract.REPOSITORIES.columnNames();
        night("2026-03-02", "team/a").publish(out);
        night("2026-03-02", "team/b").publish(TableContract.REPOSITORIES, "repositories-00001.parquet", columns, out);

        assertThat(rows("SELECT repository FROM repositories_latest ORDER BY repository"))
                .containsExactly(List.of("team/a"), List.of("team/b"));
    }

    @Test
    void aColumnThatOldFilesLackIsEmptyThere() throws SQLException, IOException {
        PublishedNight old = PublishedNight.of("2026-02-28", Map.of("quarantined_bytes", 7));
        List<String> columns = TableContract.RUNS.columnNames();
        old.publish(TableContract.RUNS, "runs.parquet", columns.subList(0, columns.size() - 1), out);
        PublishedNight.of("2026-03-01", Map.of("quarantined_bytes", 8)).publish(out);

        assertThat(rows("SELECT run_date, quarantined_bytes FROM runs ORDER BY run_date"))
                .containsExactly(List.of("2026-02-28", "null"), List.of("2026-03-01", "8"));
    }

    @Test
    void anEmptyFolderIsSaidToHoldNoFiles() {
        assertThatThrownBy(() -> PublishedViews.open(out))
                .hasMessageContaining("No files found")
                .hasMessageContaining(out + "/tables/runs/");
    }

    private static PublishedNight night(String day, String repository) {
        return PublishedNight.of(day, Map.of()).with(TableContract.REPOSITORIES, Map.of("repository", repository));
    }

    private List<List<String>> rows(String select) throws SQLException {
        try (PublishedViews views = PublishedViews.open(out)) {
            return views.ask(select).rows();
        }
    }

    private static Stream<String> names() {
        return TableContract.TABLES.stream().map(ContractTable::name);
    }

    private static ContractTable tableOf(String name) {
        return TableContract.TABLES.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
