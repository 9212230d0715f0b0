package dev.ballast.publish;

import static dev.ballast.testing.TestManifest.image;
import static dev.ballast.testing.TestRegistry.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.reports.ContractTable;
import dev.ballast.reports.TableContract;
import dev.ballast.tables.Location;
import dev.ballast.testing.TestManifest;
import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestResult;
import dev.ballast.testing.TestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dashboards read while a run publishes: of each day they must find one whole run, at every moment. */
class PollingReadersTest {
    private static final List<String> TABLES =
            TableContract.TABLES.stream().map(ContractTable::name).toList();
    private static final LocalDate DAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    private static final int REPLACEMENTS = 200;
    private static final int ROUNDS = 20;

    @TempDir
    private Path folder;

    @Test
    void seeOneWholeRunOfADayWhileAnotherReplacesIt() {
        TestManifest damaged = image("of damaged");
        TestRegistry registry = TestRegistry.in(folder)
                .image("library/app", "v1", "base", "app")
                .image("team/app", "v1", "base", "other")
                .push("team/damaged", "v1", damaged)
                .corrupt(damaged);
        TestRun run = TestRun.over(registry);
        TestResult result = run.run();
        Set<Sight> first = wholeRun(result);
        Set<Sight> allowed = new HashSet<>(first);

        PollingReader reader = new PollingReader(result.out(), TABLES, folder);
        registry.image("more/app", "v2", "base", "app", "more").blob("orphan");
        Set<Sight> last = wholeRun(run.at(NOW.plus(Duration.ofHours(1))).run());
        allowed.addAll(last);
        Set<Sight> seen = reader.stop();

        assertThat(seen).isSubsetOf(allowed).containsAll(first).containsAll(last);
        assertThat(first).hasSameSizeAs(TABLES).doesNotContainAnyElementsOf(last);
    }

    @Test
    void seeOneWholeFileHoweverOftenItIsReplaced() throws SQLException, IOException {
        Path out = Files.createDirectories(folder.resolve("out"));
        Output output = new Output(Location.of(out));
        List<Path> versions = List.of(table("first", 20_000), table("second", 60_000));
        output.publish(Location.of(versions.get(0)), output.table("blobs", DAY));

        PollingReader reader = new PollingReader(out, List.of("blobs"), folder);
        for (int i = 0; i < REPLACEMENTS || reader.isStillBefore(ROUNDS); i++) {
            output.publish(Location.of(versions.get(i % 2)), output.table("blobs", DAY));
        }
        output.publish(Location.of(versions.get(1)), output.table("blobs", DAY));
        Set<Sight> seen = reader.stop();

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        Sight.whole("blobs", DAY.toString(), "first", 20_000),
                        Sight.whole("blobs", DAY.toString(), "second", 60_000));
        assertThat(reader.rounds()).isGreaterThan(ROUNDS);
    }

    private static Set<Sight> wholeRun(TestResult result) {
        Set<Sight> whole = new HashSet<>();
        TABLES.forEach(name -> whole.add(Sight.whole(
                name, DAY.toString(), result.plan().runId(), result.table(name).size())));
        return whole;
    }

    /** A table of so many different rows, so that it takes a while to write and to read. */
    private Path table(String runId, int rows) throws SQLException {
        Path file = folder.resolve(runId + ".parquet");
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement()) {
            statement.execute(
                    "COPY (SELECT '%s' AS run_id, sha256(i::VARCHAR) AS digest FROM range(%d) AS r(i)) TO '%s'"
                            .formatted(runId, rows, file));
        }
        return file;
    }
}
