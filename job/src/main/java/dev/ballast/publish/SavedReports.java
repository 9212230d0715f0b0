package dev.ballast.publish;

import com.fasterxml.jackson.core.JacksonException;
import dev.ballast.reports.model.Report;
import dev.ballast.reports.model.ReportJson;
import dev.ballast.tables.Location;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** The reports that runs left at an output, as data. */
public record SavedReports(Output output) {
    private static final String RUN_ID = "\\d{8}T\\d{6}Z-[0-9a-f]{8}";

    /**
     * The newest run's.
     *
     * @throws UnreadableReportException if there is none that can be read
     */
    public Report newest() {
        return read(output.report().resolve(ReportForm.JSON.file()));
    }

    /**
     * That run's.
     *
     * @throws UnreadableReportException if there is none that can be read
     */
    public Report of(String runId) {
        if (!runId.matches(RUN_ID)) {
            throw UnreadableReportException.noRun(runId, output.folder());
        }
        return read(output.report(runId));
    }

    private static Report read(Location file) {
        byte[] document;
        try {
            document = file.read();
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw UnreadableReportException.absent(file, e);
        } catch (IOException e) {
            throw UnreadableReportException.unknown(file, e);
        }
        try {
            return ReportJson.read(document);
        } catch (JacksonException e) {
            throw UnreadableReportException.damaged(file, e);
        } catch (IOException e) {
            throw UnreadableReportException.unknown(file, e);
        }
    }
}
