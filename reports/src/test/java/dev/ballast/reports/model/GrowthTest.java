package dev.ballast.reports.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GrowthTest {
    private static final Instant FIRST = Instant.parse("2026-01-01T02:30:00Z");

    @Test
    void aStraightLineIsContinued() {
        Growth growth = Growth.of(days(10, day -> 1_000 + 50 * day), null).orElseThrow();
        assertThat(growth).isEqualTo(new Growth(10, FIRST, 50, 1_450 + 30 * 50, 1_450 + 90 * 50, null, null));
    }

    @Test
    void theLineIsTheOneOfLeastSquares() {
        // Σ(x−1)(y−ȳ) ÷ Σ(x−1)² over (0, 10), (1, 40), (2, 30): (30 − 10) ÷ 2
        List<HistoryPoint> points = List.of(point(0, 10), point(1, 40), point(2, 30));
        assertThat(Growth.of(points, null).orElseThrow().bytesPerDay()).isEqualTo(10);
    }

    @Test
    void daysBeforeTheLastNinetyDoNotCount() {
        Growth growth = Growth.of(days(200, day -> day < 109 ? 9_999 - day : 2 * day), null)
                .orElseThrow();
        assertThat(growth.points()).isEqualTo(91);
        assertThat(growth.since()).isEqualTo(FIRST.plus(Duration.ofDays(109)));
        assertThat(growth.bytesPerDay()).isEqualTo(2);
    }

    @Test
    void theDayOnWhichTheCapacityIsReachedIsNamed() {
        List<HistoryPoint> points = days(3, day -> 100 + 10 * day);
        assertThat(Growth.of(points, 150L).orElseThrow().daysUntilFull()).isEqualTo(3);
        assertThat(Growth.of(points, 151L).orElseThrow().daysUntilFull()).isEqualTo(4);
        assertThat(Growth.of(points, 120L).orElseThrow().daysUntilFull()).isZero();
        assertThat(Growth.of(points, 1_000_000L).orElseThrow().daysUntilFull()).isNull();
    }

    @Test
    void aShrinkingRegistryNeverFillsAndNeverHoldsLessThanNothing() {
        Growth growth = Growth.of(days(3, day -> 300 - 100 * day), 1_000L).orElseThrow();
        assertThat(growth.bytesPerDay()).isEqualTo(-100);
        assertThat(growth.inThirtyDaysBytes()).isZero();
        assertThat(growth.daysUntilFull()).isNull();
    }

    @Test
    void fewerThanThreeDaysAndDaysOfOneTimeShowNoGrowth() {
        assertThat(Growth.of(List.of(), null)).isEmpty();
        assertThat(Growth.of(days(2, day -> day), null)).isEmpty();
        assertThat(Growth.of(List.of(point(1, 1), point(1, 2), point(1, 3)), null))
                .isEmpty();
    }

    private static List<HistoryPoint> days(int days, LongUnaryOperator storedBytes) {
        return LongStream.range(0, days)
                .mapToObj(day -> point(day, storedBytes.applyAsLong(day)))
                .toList();
    }

    private static HistoryPoint point(long day, long storedBytes) {
        return new HistoryPoint(FIRST.plus(Duration.ofDays(day)), storedBytes, 0, 0, 0, 0, 0, 0, null);
    }
}
