package dev.ballast.publish;

import dev.ballast.reports.TableContract;
import dev.ballast.reports.model.HistoryPoint;
import dev.ballast.reports.model.ReportJson;
import dev.ballast.tables.AtOnce;
import dev.ballast.tables.FileRows;
import dev.ballast.tables.Location;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * What the published table {@code runs} says of the runs before this one.
 *
 * @param points one per day, oldest first; the last may be of the day that this run replaces
 */
public record EarlierRuns(List<HistoryPoint> points) {
    /** An object store answers many at once; a disk does not mind. */
    private static final int FILES_AT_ONCE = 16;

    public EarlierRuns {
        points = List.copyOf(points);
    }

    /**
     * Reads a file for every day.
     *
     * @param upTo the newest day that is looked at
     * @throws UnreadableTableException if one of them is damaged
     */
    public static EarlierRuns of(Output output, LocalDate upTo) {
        List<Callable<Optional<HistoryPoint>>> days = output.days(TableContract.RUNS.name(), upTo).stream()
                .<Callable<Optional<HistoryPoint>>>map(
                        file -> () -> output.isPublished(file) ? Optional.of(point(file)) : Optional.empty())
                .toList();
        return new EarlierRuns(AtOnce.all(days, FILES_AT_ONCE).stream()
                .flatMap(Optional::stream)
                .toList());
    }

    /** The newest of them. */
    public Optional<HistoryPoint> newest() {
        return points.isEmpty() ? Optional.empty() : Optional.of(points.get(points.size() - 1));
    }

    /** Those of earlier days. */
    public List<HistoryPoint> before(LocalDate day) {
        return points.stream()
                .filter(point ->
                        LocalDate.ofInstant(point.runAt(), ZoneOffset.UTC).isBefore(day))
                .toList();
    }

    private static HistoryPoint point(Location file) {
        try (FileRows rows = FileRows.of(TableContract.RUNS, file)) {
            return ReportJson.row(HistoryPoint.class, rows.next());
        } catch (IOException | RuntimeException e) {
            throw new UnreadableTableException(file, e);
        }
    }
}
