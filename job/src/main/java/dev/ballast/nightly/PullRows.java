package dev.ballast.nightly;

import dev.ballast.policy.PullLog;
import dev.ballast.tables.Pulls;
import dev.ballast.tables.Pulls.Pull;
import dev.ballast.tables.RunFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The log of pulls as a table of the run: whoever works on it need not reach the file. */
final class PullRows {
    private PullRows() {}

    static Dataset<Row> of(RunFolder run, PolicyInputs inputs) {
        PullLog log = inputs.pullLog();
        if (log == null) {
            return run.spark().createDataFrame(List.of(), Pulls.TABLE.schema());
        }
        try (BufferedReader lines = log.open()) {
            Pulls.write(
                    run.location(),
                    PullLog.pulls(lines)
                            .map(pull -> new Pull(pull.repository(), pull.reference(), pull.at()))
                            .iterator());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the log of pulls " + log.file(), e);
        }
        return run.read(Pulls.TABLE);
    }
}
