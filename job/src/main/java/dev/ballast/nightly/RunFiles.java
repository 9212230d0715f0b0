package dev.ballast.nightly;

import dev.ballast.publish.Output;
import dev.ballast.reports.ContractTable;
import dev.ballast.tables.Counts;
import dev.ballast.tables.Location;
import dev.ballast.tables.WrittenFile;
import java.time.LocalDate;
import java.util.Map;

/** The tables that a run wrote, with what was counted of each, before they are put in their places. */
record RunFiles(Map<ContractTable, WrittenFile> files) {
    static final String FAIR_SHARE_BYTES = "fair_share_bytes";

    RunFiles {
        files = Map.copyOf(files);
    }

    /** Totals of the table's columns, and its {@link RunTables#ROWS}. */
    Counts counts(ContractTable table) {
        return written(table).counts();
    }

    /** Where the table lies until it is published, and after. */
    Location file(ContractTable table) {
        return written(table).file();
    }

    private WrittenFile written(ContractTable table) {
        WrittenFile file = files.get(table);
        if (file == null) {
            throw new IllegalArgumentException("The table " + table.name() + " was not written");
        }
        return file;
    }

    /** Puts every table in its place for the day, each replaced in one step. */
    void publish(Output output, LocalDate day) {
        files.forEach((table, written) -> output.publish(written.file(), output.table(table.name(), day)));
    }
}
