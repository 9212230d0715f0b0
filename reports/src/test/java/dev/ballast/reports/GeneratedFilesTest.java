package dev.ballast.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what is generated from the contract to it, or writes it anew with {@code -Dballast.renew=true}. */
class GeneratedFilesTest {
    private static final Path README = Path.of("README.md");
    private static final Path SQL = Path.of("sql");

    @ParameterizedTest
    @MethodSource("files")
    void fileIsWhatTheContractSays(Path file) throws IOException {
        String text = generated().get(file);
        if (Renewal.WANTED) {
            Files.writeString(file, text);
        }

        assertThat(file)
                .as("reports/%s is stale; %s", file, Renewal.HOW)
                .content()
                .isEqualTo(text);
    }

    @Test
    void everyFileOfTablesIsGenerated() throws IOException {
        try (Stream<Path> found = Files.walk(SQL)) {
            assertThat(found.filter(Files::isRegularFile).filter(file -> !file.startsWith(SQL.resolve("queries"))))
                    .isSubsetOf(generated().keySet());
        }
    }

    private static Stream<Path> files() throws IOException {
        return generated().keySet().stream();
    }

    private static Map<Path, String> generated() throws IOException {
        Map<Path, String> files = new TreeMap<>();
        files.put(README, introduction() + DataDictionary.markdown());
        files.put(SQL.resolve("duckdb/views.sql"), DuckDbViews.sql());
        for (ContractTable table : TableContract.TABLES) {
            files.put(SQL.resolve("trino").resolve(table.name() + ".sql"), TrinoTable.sql(table));
            files.put(SQL.resolve("athena").resolve(table.name() + ".sql"), AthenaTable.sql(table));
        }
        return files;
    }

    /** What people wrote: everything above the first table. */
    private static String introduction() throws IOException {
        String readme = Files.readString(README);
        int dictionary = readme.indexOf(DataDictionary.HEADING);
        assertThat(dictionary)
                .as("reports/README.md has lost the heading '%s'", DataDictionary.HEADING)
                .isPositive();
        return readme.substring(0, dictionary);
    }
}
