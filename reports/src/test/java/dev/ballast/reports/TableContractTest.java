package dev.ballast.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TableContractTest {

    @Test
    void everyTableBeginsWithTheRunThatWroteIt() {
        assertThat(TableContract.TABLES)
                .allSatisfy(table -> assertThat(table.columnNames()).startsWith("run_id", "run_at"));
    }

    @Test
    void noColumnIsNamedLikeThePartition() {
        assertThat(TableContract.TABLES)
                .allSatisfy(table -> assertThat(table.columnNames()).doesNotContain(TableContract.PARTITION));
    }

    @Test
    void namesAreUniqueWithinATable() {
        assertThat(TableContract.TABLES)
                .allSatisfy(table -> assertThat(table.columnNames()).doesNotHaveDuplicates());
    }

    @Test
    void amountsNameTheirUnit() {
        assertThat(everyColumn().filter(column -> column.unit() == Unit.BYTES))
                .allSatisfy(column -> assertThat(column.name()).matches("(.*_)?bytes"));
        assertThat(everyColumn().filter(column -> column.unit() == Unit.UTC))
                .allSatisfy(column -> assertThat(column.name()).endsWith("_at"));
    }

    @Test
    void meaningsAreSentencesThatSayWhenAValueIsMissing() {
        assertThat(everyColumn())
                .allSatisfy(column -> assertThat(column.meaning())
                        .matches(column.nullable() ? "(?s).*(nothing|if ).*\\." : "(?s).+\\."));
    }

    private static Stream<ContractColumn> everyColumn() {
        return TableContract.TABLES.stream().flatMap(table -> table.columns().stream());
    }
}
