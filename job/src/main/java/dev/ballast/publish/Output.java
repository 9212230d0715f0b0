package dev.ballast.publish;

import dev.ballast.tables.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The folder under {@code --out}, and where everything lies in it.
 *
 * <pre>{@code
 * runs/<run-id>/…                                      working tables of a run
 * tables/<table>/run_date=YYYY-MM-DD/<table>.parquet   what dashboards read
 * plans/<plan-id>/…                                    deletion plans
 * report/…                                             the newest report
 * cache/latest.json                                    the run whose tables the next one need not read again
 * latest.json                                          the pointer, written last
 * lease/…                                              who writes here
 * }</pre>
 *
 * <p>Files come into their places complete, by a rename or by one request: a reader sees the old one or the new one.
 */
public record Output(Location folder) {
    private static final String DAY = "run_date=";

    /** Working tables of that run. */
    public Location run(String runId) {
        return folder.resolve("runs/" + runId);
    }

    public Location plans() {
        return folder.resolve("plans");
    }

    /** The published file of a table for a day. */
    public Location table(String table, LocalDate day) {
        return folder.resolve("tables/" + table + "/" + DAY + day + "/" + table + ".parquet");
    }

    /**
     * The published file of a table for the newest day that has one.
     *
     * @param upTo the newest day that is looked at
     */
    public Optional<Location> newest(String table, LocalDate upTo) {
        List<Location> newestFirst = new ArrayList<>(days(table, upTo));
        Collections.reverse(newestFirst);
        return newestFirst.stream().filter(this::isPublished).findFirst();
    }

    /**
     * Where the published files of a table lie, the oldest day first; a day's folder may be empty.
     *
     * @param upTo the newest day that is looked at
     */
    public List<Location> days(String table, LocalDate upTo) {
        Location days = folder.resolve("tables/" + table);
        try {
            return days.names().stream()
                    .filter(day -> day.startsWith(DAY) && day.compareTo(DAY + upTo) <= 0)
                    .map(day -> days.resolve(day + "/" + table + ".parquet"))
                    .toList();
        } catch (IOException e) {
            throw unreadable(days, e);
        }
    }

    /** Whether there is a file. */
    public boolean isPublished(Location file) {
        try {
            return file.isFile();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static OutputException unreadable(Location place, IOException cause) {
        return new OutputException("Cannot read what is published in " + place + ": " + reason(cause), cause);
    }

    /** The newest report. */
    public Location report() {
        return folder.resolve("report");
    }

    /** The report that a run keeps, as data. */
    public Location report(String runId) {
        return run(runId).resolve(ReportForm.JSON.file());
    }

    /** What tells a run what it need not read again. */
    public Location cache() {
        return folder.resolve("cache/latest.json");
    }

    public Location latest() {
        return folder.resolve("latest.json");
    }

    /**
     * Makes sure that files can be made here, before any work is done.
     *
     * @throws OutputException if they cannot
     */
    public void prepare() {
        try {
            folder.resolve("runs").prepare();
            plans().prepare();
        } catch (IOException e) {
            throw new OutputException(cannotWrite(reason(e)), e);
        }
    }

    /** Puts a complete file in its place, replacing what is there in one step; the original stays where it is. */
    public void publish(Location complete, Location place) {
        try (InputStream in = complete.open()) {
            write(place, in::transferTo);
        } catch (IOException e) {
            throw new OutputException("Cannot read what is to be published from " + complete + ": " + reason(e), e);
        }
    }

    /** Puts this content in its place, replacing what is there in one step. */
    public void publish(byte[] content, Location place) {
        write(place, file -> file.write(content));
    }

    private void write(Location place, Location.Filling filling) {
        String staged = "." + place.name() + "." + ProcessHandle.current().pid();
        try {
            place.replace(filling, folder.resolve("runs/" + staged));
        } catch (IOException e) {
            throw new OutputException(cannotWrite(reason(e)), e);
        }
    }

    private String cannotWrite(String why) {
        return "Cannot write the output to " + folder + ": " + why
                + ". Name a folder with --out that this user may write" + " to and that has free space.";
    }

    private static String reason(IOException e) {
        if (e instanceof java.nio.file.AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof java.nio.file.FileAlreadyExistsException exists) {
            return exists.getFile() + " is a file";
        }
        return e instanceof FileSystemException failure && failure.getReason() != null
                ? failure.getReason()
                : String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
