package dev.ballast.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DataDictionaryTest {

    @Test
    void readmeHoldsTheDictionaryOfTheContract() throws IOException {
        assertThat(Files.readString(Path.of("README.md")))
                .as("reports/README.md is stale; put this in its end:%n%s", DataDictionary.markdown())
                .endsWith(DataDictionary.markdown());
    }

    @Test
    void everyTableBeginsWithTheRunThatWroteIt() {
        assertThat(TableContract.TABLES)
                .allSatisfy(table -> assertThat(table.columnNames()).startsWith("run_id", "run_at"));
    }

    @Test
    void noColumnIsNamedLikeThePartition() {
        assertThat(TableContract.TABLES)
                .allSatisfy(table -> assertThat(table.columnNames()).doesNotContain("run_date"));
    }

    @Test
    void namesAreUniqueWithinATable() {
        assertThat(TableContract.TABLES)
                .allSatisfy(table -> assertThat(table.columnNames()).doesNotHaveDuplicates());
    }
}
