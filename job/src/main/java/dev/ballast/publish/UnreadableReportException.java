package dev.ballast.publish;

import dev.ballast.tables.Location;
import org.jspecify.annotations.Nullable;

/** There is no report, or one that cannot be understood. */
public final class UnreadableReportException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private UnreadableReportException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static UnreadableReportException noRun(String runId, Location out) {
        return new UnreadableReportException(
                "No run '" + runId + "' in " + out + ". Take one from column run_id of the published tables.", null);
    }

    static UnreadableReportException absent(Location file, Throwable cause) {
        return new UnreadableReportException("No report at " + file + ". 'ballast run' writes it.", cause);
    }

    static UnreadableReportException damaged(Location file, Throwable cause) {
        return new UnreadableReportException(
                "Cannot read the report " + file + ": it is damaged. Restore the file, or run 'ballast run' again.",
                cause);
    }

    static UnreadableReportException unknown(Location file, Throwable cause) {
        return new UnreadableReportException(file + ": " + cause.getMessage(), cause);
    }
}
