package dev.ballast.reports.text;

import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import dev.ballast.reports.Amounts;
import dev.ballast.reports.model.Growth;
import dev.ballast.reports.model.HistoryPoint;
import dev.ballast.reports.words.Changes;
import dev.ballast.reports.words.Outlook;
import dev.ballast.reports.words.Sparkline;
import dev.ballast.reports.words.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The trend on a terminal: a row per day, the newest last, and below them what the days come to. */
public final class HistoryText {
    private HistoryText() {}

    /** One day, and how many bytes are stored more than on the day before; nothing for the first. */
    private record Day(HistoryPoint point, @Nullable Long change) {}

    /**
     * The text, with a line feed at its end and no line longer than {@value Layout#COLUMNS} characters.
     *
     * @param points one per day, oldest first
     * @param rows how many days to show, the newest; the forecast knows them all
     * @param capacityBytes what the storage holds; nothing if nobody said
     */
    public static String of(List<HistoryPoint> points, int rows, @Nullable Long capacityBytes) {
        if (points.isEmpty()) {
            return "There are no days to show yet: 'ballast run' adds one.\n";
        }
        List<Long> stored = points.stream().map(HistoryPoint::storedBytes).toList();
        String outlook = Outlook.sentence(Growth.of(points, capacityBytes).orElse(null));
        return String.join(
                "\n",
                table(newest(days(points), rows)),
                "",
                Layout.sentences(List.of(Sparkline.ofNewest(stored, Layout.COLUMNS), outlook)),
                "");
    }

    private static List<Day> days(List<HistoryPoint> points) {
        List<Day> days = new ArrayList<>();
        HistoryPoint before = null;
        for (HistoryPoint point : points) {
            days.add(new Day(point, before == null ? null : point.storedBytes() - before.storedBytes()));
            before = point;
        }
        return days;
    }

    private static List<Day> newest(List<Day> days, int rows) {
        return days.subList(Math.max(0, days.size() - rows), days.size());
    }

    private static String table(List<Day> days) {
        return Layout.table(
                days,
                List.of(
                        column("DAY").with(day -> Times.day(day.point().runAt())),
                        bytes("STORED", HistoryPoint::storedBytes),
                        bytes("IN USE", HistoryPoint::referencedBytes),
                        bytes("NOT IN USE", HistoryPoint::unreferencedBytes),
                        bytes("PLANNED", HistoryPoint::plannedBytes),
                        column("CHANGE").with(day -> day.change() == null ? "" : Changes.bytes(day.change()))));
    }

    private static ColumnData<Day> bytes(String header, ToLongFunction<HistoryPoint> value) {
        return column(header).with(day -> Amounts.bytes(value.applyAsLong(day.point())));
    }

    private static Column column(String header) {
        return new Column().header(header).headerAlign(HorizontalAlign.RIGHT);
    }
}
