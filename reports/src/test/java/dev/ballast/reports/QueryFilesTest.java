package dev.ballast.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every query file keeps to, whatever it asks. */
class QueryFilesTest {

    @TempDir
    private Path out;

    @ParameterizedTest
    @MethodSource("queries")
    void answersWithTheColumnsThatItsFirstLinesPromise(String query) throws SQLException, IOException {
        PublishedNight.of("2026-03-01", Map.of()).publish(out);

        assertThat(PublishedViews.answer(out, query).columns()).isEqualTo(promised(query));
    }

    /** The names above the example in a query's first lines. */
    private static List<String> promised(String query) throws IOException {
        List<String> lines = Files.readAllLines(PublishedViews.QUERIES.resolve(query + ".sql"));
        String names = lines.get(lines.indexOf("-- Answer:") + 1).substring("--".length());
        return Arrays.stream(names.split("\\|")).map(String::strip).toList();
    }

    private static List<String> queries() throws IOException {
        try (Stream<Path> files = Files.list(PublishedViews.QUERIES)) {
            return files.map(file -> file.getFileName().toString().replace(".sql", ""))
                    .sorted()
                    .toList();
        }
    }
}
