package dev.ballast.reports;

import static dev.ballast.reports.ContractColumn.bytes;
import static dev.ballast.reports.ContractColumn.count;
import static dev.ballast.reports.ContractColumn.optional;
import static dev.ballast.reports.ContractColumn.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was once published stays as it is: dashboards of years rely on it. */
class ContractHistoryTest {
    private static final Path PUBLISHED = Path.of("src/test/resources/dev/ballast/reports/contract.txt");
    private static final ContractTable BEFORE = ContractTable.of("t", "row", text("name", "."), count("blobs", "."));

    @Test
    void publishedColumnsStayAndNewOnesComeLast() throws IOException {
        List<String> published = Files.readAllLines(PUBLISHED);

        assertThat(ContractHistory.violations(published, TableContract.TABLES))
                .as("The contract breaks what dashboards read; add a column at the end of its table instead")
                .isEmpty();
    }

    @Test
    void everyColumnIsOnRecord() throws IOException {
        List<String> now = ContractHistory.lines(TableContract.TABLES);
        if (Renewal.WANTED
                && ContractHistory.violations(Files.readAllLines(PUBLISHED), TableContract.TABLES)
                        .isEmpty()) {
            Files.write(PUBLISHED, now);
        }

        assertThat(Files.readAllLines(PUBLISHED))
                .as("reports/%s lacks what was added; %s", PUBLISHED, Renewal.HOW)
                .isEqualTo(now);
    }

    @Test
    void acceptsOptionalColumnsAtTheEndAndNewTables() {
        ContractTable longer =
                ContractTable.of("t", "row", text("name", "."), count("blobs", "."), optional(text("owner", ".")));

        assertThat(violations(longer, ContractTable.of("u", "row", count("tags", "."))))
                .isEmpty();
    }

    @Test
    void refusesColumnsThatCameBetween() {
        assertThat(violations(ContractTable.of(
                        "t", "row", text("name", "."), optional(text("owner", ".")), count("blobs", "."))))
                .containsExactly("t: column 4 was 'blobs BIGINT required' and is 'owner STRING optional'");
    }

    @Test
    void refusesAnotherTypeAnotherNullabilityAndAnotherName() {
        assertThat(violations(ContractTable.of("t", "row", text("name", "."), text("blobs", "."))))
                .containsExactly("t: column 4 was 'blobs BIGINT required' and is 'blobs STRING required'");
        assertThat(violations(ContractTable.of("t", "row", optional(text("name", ".")), count("blobs", "."))))
                .containsExactly("t: column 3 was 'name STRING required' and is 'name STRING optional'");
        assertThat(violations(ContractTable.of("t", "row", text("title", "."), count("blobs", "."))))
                .containsExactly("t: column 3 was 'name STRING required' and is 'title STRING required'");
    }

    @Test
    void refusesToLoseAColumnOrATable() {
        assertThat(violations(ContractTable.of("t", "row", text("name", "."))))
                .containsExactly("t: column 4 was 'blobs BIGINT required' and is gone");
        assertThat(violations(ContractTable.of("u", "row")))
                .containsExactly("t: column 1 was 'run_id STRING required' and is gone");
    }

    @Test
    void refusesANewColumnThatOldFilesCannotHave() {
        assertThat(violations(
                        ContractTable.of("t", "row", text("name", "."), count("blobs", "."), bytes("size_bytes", "."))))
                .containsExactly(
                        "t: the new column 'size_bytes BIGINT required' must be optional, as older files lack it");
    }

    private static List<String> violations(ContractTable... now) {
        return ContractHistory.violations(ContractHistory.lines(List.of(BEFORE)), List.of(now));
    }
}
