package dev.ballast.reports.words;

import java.util.List;
import java.util.LongSummaryStatistics;

/** A trend in one line of a terminal. */
public final class Sparkline {
    private static final String LEVELS = "▁▂▃▄▅▆▇█";
    private static final int MIDDLE = 3;

    private Sparkline() {}

    /**
     * One character per value, from the lowest value's {@code ▁} to the highest value's {@code █}; equal values lie in the middle.
     */
    public static String of(List<Long> values) {
        LongSummaryStatistics range = values.stream().mapToLong(Long::longValue).summaryStatistics();
        StringBuilder line = new StringBuilder();
        for (long value : values) {
            line.append(LEVELS.charAt(level(value, range)));
        }
        return line.toString();
    }

    /** The newest values, at most as many as the terminal has columns for. */
    public static String ofNewest(List<Long> values, int columns) {
        return of(values.subList(Math.max(0, values.size() - columns), values.size()));
    }

    private static int level(long value, LongSummaryStatistics range) {
        double height = (double) range.getMax() - range.getMin();
        return height == 0
                ? MIDDLE
                : (int) Math.round((LEVELS.length() - 1) * (((double) value - range.getMin()) / height));
    }
}
