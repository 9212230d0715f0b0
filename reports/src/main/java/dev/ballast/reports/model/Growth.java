package dev.ballast.reports.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How fast the stored bytes grow: the slope of the straight line that fits the last 90 days best (least squares), continued
 * from what is stored now. Deletions of those days are part of it.
 *
 * @param points how many days the line goes through
 * @param since the oldest of them
 * @param bytesPerDay negative if the registry shrinks
 * @param inThirtyDaysBytes stored bytes then, never below 0
 * @param inNinetyDaysBytes stored bytes then, never below 0
 * @param capacityBytes what the storage holds; nothing if nobody said
 * @param daysUntilFull whole days until that, 0 if it is reached; nothing without a capacity, or if it is not reached in a century
 */
public record Growth(
        int points,
        Instant since,
        long bytesPerDay,
        long inThirtyDaysBytes,
        long inNinetyDaysBytes,
        @Nullable Long capacityBytes,
        @Nullable Long daysUntilFull) {

    /** Older days say little about the next ones. */
    private static final Duration WINDOW = Duration.ofDays(90);

    /** A line through two points always fits, so it shows nothing. */
    private static final int FEWEST_POINTS = 3;

    private static final double DAY_SECONDS = 86_400;
    private static final double CENTURY_DAYS = 36_525;

    /**
     * The growth up to the newest point; nothing if there are too few days for a line.
     *
     * @param points in order of time, this run's last
     */
    public static Optional<Growth> of(List<HistoryPoint> points, @Nullable Long capacityBytes) {
        if (points.isEmpty()) {
            return Optional.empty();
        }
        HistoryPoint newest = points.get(points.size() - 1);
        List<HistoryPoint> window = points.stream()
                .filter(point -> !point.runAt().isBefore(newest.runAt().minus(WINDOW)))
                .toList();
        double slope = slope(window);
        return window.size() < FEWEST_POINTS || Double.isNaN(slope)
                ? Optional.empty()
                : Optional.of(continued(window, slope, newest.storedBytes(), capacityBytes));
    }

    /** Bytes per day; not a number if all points are of one time. */
    private static double slope(List<HistoryPoint> points) {
        double middle = mean(points, Growth::days);
        double covariance = mean(points, point -> (days(point) - middle) * point.storedBytes());
        double variance = mean(points, point -> (days(point) - middle) * (days(point) - middle));
        return variance == 0 ? Double.NaN : covariance / variance;
    }

    private static double mean(List<HistoryPoint> points, ToDoubleFunction<HistoryPoint> value) {
        return points.stream().mapToDouble(value).average().orElseThrow();
    }

    private static Growth continued(
            List<HistoryPoint> window, double slope, long storedBytes, @Nullable Long capacityBytes) {
        return new Growth(
                window.size(),
                window.get(0).runAt(),
                Math.round(slope),
                after(30, slope, storedBytes),
                after(90, slope, storedBytes),
                capacityBytes,
                capacityBytes == null ? null : daysUntil(capacityBytes, slope, storedBytes));
    }

    private static long after(int days, double slope, long storedBytes) {
        return Math.max(0, Math.round(storedBytes + slope * days));
    }

    private static @Nullable Long daysUntil(long capacityBytes, double slope, long storedBytes) {
        if (storedBytes >= capacityBytes) {
            return 0L;
        }
        double days = (capacityBytes - storedBytes) / slope;
        return slope <= 0 || days > CENTURY_DAYS ? null : (long) Math.ceil(days);
    }

    private static double days(HistoryPoint point) {
        return point.runAt().getEpochSecond() / DAY_SECONDS;
    }
}
