package dev.ballast.explain;

import dev.ballast.publish.LatestRun;
import dev.ballast.publish.Output;
import dev.ballast.tables.Location;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What the newest run left, and where. */
record LastRun(Output output, LatestRun pointer) {

    static LastRun of(Output output) {
        try {
            return new LastRun(output, LatestRun.parse(output.latest().read()));
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new CannotExplainException(
                    "No run has ended in " + output.folder() + " yet. 'ballast run' writes what is looked at here.", e);
        } catch (IOException e) {
            throw new CannotExplainException(
                    "Cannot read " + output.latest() + ": " + e.getMessage() + ". Run 'ballast run' again.", e);
        }
    }

    LocalDate day() {
        return day(pointer.runAt());
    }

    static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /** The published file of a table. */
    Location published(String table) {
        return output.table(table, day());
    }

    /** The folder of a working table. */
    Location working(String table) {
        return output.run(pointer.runId()).resolve(table);
    }
}
