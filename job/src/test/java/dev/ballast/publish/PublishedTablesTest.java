package dev.ballast.publish;

import static dev.ballast.testing.TestRegistry.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.reports.ColumnType;
import dev.ballast.reports.ContractTable;
import dev.ballast.reports.DuckDbViews;
import dev.ballast.reports.TableContract;
import dev.ballast.testing.TestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published tables as a reader finds them that is told nothing but where the files lie: DuckDB. */
class PublishedTablesTest {
    private static final LocalDate FIRST_DAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);

    private static Path out;
    private static ThreeDays days;
    private static Connection duckDb;

    @BeforeAll
    static void openWhatTheyPublished() throws SQLException {
        days = ThreeDays.once();
        out = days.last().out();
        duckDb = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterAll
    static void close() throws SQLException {
        duckDb.close();
    }

    @ParameterizedTest
    @MethodSource("allNames")
    void haveTheContractsTypesAndTheDayOfTheirFolder(String name) throws SQLException {
        List<List<Object>> expected = new ArrayList<>();
        contract(name).columns().forEach(column -> expected.add(List.of(column.name(), type(column.type()))));
        expected.add(List.of("run_date", "DATE"));

        assertThat(ask("SELECT column_name, column_type FROM (DESCRIBE FROM %s)".formatted(table(name))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("names")
    void areOneFileADayOfTheLastRunOfThatDay(String name) throws SQLException {
        assertThat(ask("SELECT DISTINCT run_date, run_id, run_at FROM %s ORDER BY run_date".formatted(table(name))))
                .containsExactly(
                        List.of(FIRST_DAY, id(days.first()), time(ThreeDays.HOUR)),
                        List.of(FIRST_DAY.plusDays(1), id(days.second()), time(ThreeDays.DAY)),
                        List.of(FIRST_DAY.plusDays(2), id(days.last()), time(ThreeDays.DAY.multipliedBy(2))));
        assertThat(ask("SELECT count(*) FROM glob('%s/tables/%s/**')".formatted(out, name)))
                .containsExactly(List.of(3L));
        assertThat(id(days.first())).isNotEqualTo(id(days.replaced()));
    }

    @ParameterizedTest
    @MethodSource("names")
    void areCompressedAndSayThatTheirTimesAreInstants(String name) throws SQLException {
        assertThat(ask("SELECT DISTINCT compression FROM parquet_metadata('%s')".formatted(files(name))))
                .containsExactly(List.of("ZSTD"));
        assertThat(ask("SELECT DISTINCT logical_type FROM parquet_schema('%s') WHERE logical_type LIKE 'Timestamp%%'"
                        .formatted(files(name))))
                .singleElement()
                .asString()
                .contains("isAdjustedToUTC=1")
                .contains("MICROS=MicroSeconds()");
    }

    @Test
    void holdWhatTheRunSaid() throws SQLException {
        List<String> names = TableContract.RUNS.columns().stream()
                .filter(column -> column.type() == ColumnType.BIGINT)
                .map(column -> column.name())
                .toList();

        assertThat(ask("SELECT %s FROM %s ORDER BY run_at".formatted(String.join(", ", names), table("runs"))))
                .containsExactly(
                        names.stream().<Object>map(days.first()::column).toList(),
                        names.stream().<Object>map(days.second()::column).toList(),
                        names.stream().<Object>map(days.last()::column).toList());
    }

    @ParameterizedTest
    @MethodSource("queries")
    void answerEveryQueryOfDashboards(Path query) throws SQLException, IOException {
        try (Connection views = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = views.createStatement()) {
            statement.execute("SET VARIABLE ballast_out = '" + out + "'");
            statement.execute(DuckDbViews.sql());
            try (ResultSet answer = statement.executeQuery(Files.readString(query))) {
                assertThat(answer.getMetaData().getColumnCount()).isPositive();
            }
        }
    }

    static Stream<Path> queries() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../reports/sql/queries"))) {
            return files.toList().stream();
        }
    }

    @Test
    void addUpToTheTotalsOfTheirRun() throws SQLException {
        assertThat(ask("""
                SELECT
                    stored_bytes = (SELECT sum(size_bytes) FROM %2$s b WHERE b.run_id = r.run_id),
                    blobs = (SELECT count(*) FROM %2$s b WHERE b.run_id = r.run_id AND state <> 'missing'),
                    missing_blobs = (SELECT count(*) FROM %2$s b WHERE b.run_id = r.run_id AND state = 'missing'),
                    repository_bytes = (SELECT sum(distinct_bytes) FROM %3$s t WHERE t.run_id = r.run_id),
                    r.problems = (SELECT count(*) FROM %4$s p WHERE p.run_id = r.run_id)
                FROM %1$s r ORDER BY run_at
                """.formatted(table("runs"), table("blobs"), table("repositories"), table("problems"))))
                .hasSize(3)
                .containsOnly(List.of(true, true, true, true, true));
        assertThat(ask("SELECT max(size_bytes), any_value(state) FILTER (size_bytes = 0) FROM " + table("blobs")))
                .containsExactly(List.of(ThreeDays.ORPHAN_BYTES, "missing"));
    }

    private static Stream<String> allNames() {
        return TableContract.TABLES.stream().map(ContractTable::name);
    }

    /** Tables that have a row on every day. */
    private static Stream<String> names() {
        return Stream.of("runs", "repositories", "blobs", "problems");
    }

    private static ContractTable contract(String name) {
        return TableContract.TABLES.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String type(ColumnType type) {
        return switch (type) {
            case STRING -> "VARCHAR";
            case BIGINT -> "BIGINT";
            case DOUBLE -> "DOUBLE";
            case BOOLEAN -> "BOOLEAN";
            case TIMESTAMP -> "TIMESTAMP WITH TIME ZONE";
        };
    }

    private static Object id(TestResult result) {
        return result.plan().runId();
    }

    private static Object time(Duration sinceTheFirstRun) {
        return OffsetDateTime.ofInstant(NOW.plus(sinceTheFirstRun), ZoneOffset.UTC);
    }

    private static String files(String table) {
        return out + "/tables/" + table + "/*/*.parquet";
    }

    private static String table(String name) {
        return "read_parquet('" + files(name) + "')";
    }

    private static List<List<Object>> ask(String select) throws SQLException {
        try (Statement statement = duckDb.createStatement();
                ResultSet result = statement.executeQuery(select)) {
            List<List<Object>> rows = new ArrayList<>();
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }
}
