package dev.ballast.publish;

import java.util.List;

/**
 * What a reader finds of a published table at one moment.
 *
 * @param files below the table's folder
 * @param runs how many rows there are of each run, file by file
 */
record Sight(String table, List<String> files, List<Rows> runs) {
    Sight {
        files = List.copyOf(files);
        runs = List.copyOf(runs);
    }

    record Rows(String runId, long rows) {}

    /** One file of one day, with rows of one run. */
    static Sight whole(String table, String day, String runId, long rows) {
        return new Sight(table, List.of("run_date=" + day + "/" + table + ".parquet"), List.of(new Rows(runId, rows)));
    }
}
