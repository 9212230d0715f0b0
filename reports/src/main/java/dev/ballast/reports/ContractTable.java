package dev.ballast.reports;

import java.util.ArrayList;
import java.util.List;

/**
 * One published table. Every table begins with the run that wrote it; {@code run_date} is its partition and no column
 * of the file.
 *
 * @param rowMeaning what one row stands for
 */
public record ContractTable(String name, String rowMeaning, List<ContractColumn> columns) {
    public ContractTable {
        columns = List.copyOf(columns);
    }

    /** The names of all columns, in the order of the file. */
    public List<String> columnNames() {
        return columns.stream().map(ContractColumn::name).toList();
    }

    static ContractTable of(String name, String rowMeaning, ContractColumn... columns) {
        List<ContractColumn> all = new ArrayList<>();
        all.add(ContractColumn.text("run_id", "The run that wrote the row."));
        all.add(ContractColumn.time("run_at", "When that run began."));
        all.addAll(List.of(columns));
        return new ContractTable(name, rowMeaning, all);
    }
}
