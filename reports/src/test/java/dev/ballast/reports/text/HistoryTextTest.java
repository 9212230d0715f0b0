package dev.ballast.reports.text;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.reports.model.HistoryPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryTextTest {
    private static final Instant FIRST = Instant.parse("2026-11-01T02:30:00Z");
    private static final long GIB = 1L << 30;

    @Test
    void everyDayIsARowAndTheNewestIsTheLast() {
        assertThat(HistoryText.of(days(4 * GIB, 6 * GIB, 5 * GIB), 30, null)).isEqualTo("""
                                DAY    STORED    IN USE  NOT IN USE   PLANNED     CHANGE
                         2026-11-01  4.00 GiB  3.00 GiB    1.00 GiB  1.00 MiB
                         2026-11-02  6.00 GiB  5.00 GiB    1.00 GiB  1.00 MiB  +2.00 GiB
                         2026-11-03  5.00 GiB  4.00 GiB    1.00 GiB  1.00 MiB  −1.00 GiB

                        ▁█▅
                        Stored bytes change by +512.0 MiB a day, by the line through 3 days since
                        2026-11-01. Going on so, they are 20.00 GiB in 30 days and 50.00 GiB in 90 days.
                        """);
    }

    @Test
    void fewerRowsThanDaysKeepTheNewestAndTheForecast() {
        List<HistoryPoint> points = days(4 * GIB, 6 * GIB, 5 * GIB);
        String all = HistoryText.of(points, 30, null);
        String one = HistoryText.of(points, 1, null);
        assertThat(one).contains("2026-11-03  5.00 GiB", "−1.00 GiB").doesNotContain("2026-11-02");
        assertThat(one.substring(one.indexOf("\n\n"))).isEqualTo(all.substring(all.indexOf("\n\n")));
    }

    @Test
    void aCapacityHasItsDay() {
        assertThat(HistoryText.of(days(1 * GIB, 2 * GIB, 3 * GIB), 30, 10 * GIB).replaceAll("\\s+", " "))
                .contains("the capacity of 10.00 GiB is reached in 7 days.");
    }

    @Test
    void oneDayHasNoChangeAndNoForecast() {
        assertThat(HistoryText.of(days(GIB), 30, null))
                .contains("2026-11-01  1.00 GiB")
                .endsWith("▄\nIt takes three days to tell how fast the registry grows.\n");
    }

    @Test
    void noDaysSayHowToGetOne() {
        assertThat(HistoryText.of(List.of(), 30, null)).containsOnlyOnce("\n").contains("ballast run");
    }

    @Test
    void linesOfTheLargestRegistryFitATerminal() {
        List<HistoryPoint> points = IntStream.range(0, 200)
                .mapToObj(day -> day(day, day % 2 == 0 ? Long.MAX_VALUE : 1023 * GIB))
                .collect(toCollection(ArrayList::new));
        assertThat(HistoryText.of(points, 200, Long.MAX_VALUE).lines())
                .hasSizeGreaterThan(200)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    private static List<HistoryPoint> days(long... storedBytes) {
        return IntStream.range(0, storedBytes.length)
                .mapToObj(day -> day(day, storedBytes[day]))
                .toList();
    }

    private static HistoryPoint day(int day, long storedBytes) {
        return new HistoryPoint(
                FIRST.plus(Duration.ofDays(day)), storedBytes, storedBytes - GIB, GIB, 3 * GIB, 10, 2, 1L << 20, null);
    }
}
