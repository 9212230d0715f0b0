package dev.ballast.reports.words;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them, in UTC. */
public final class Times {
    private static final DateTimeFormatter MINUTE = formatter("yyyy-MM-dd HH:mm 'UTC'");
    private static final DateTimeFormatter DAY = formatter("yyyy-MM-dd");

    private Times() {}

    /** Such as {@code 2026-11-23 02:30 UTC}. */
    public static String minute(Instant time) {
        return MINUTE.format(time);
    }

    /** Such as {@code 2026-11-23}. */
    public static String day(Instant time) {
        return DAY.format(time);
    }

    /** A span such as {@code 41 s}, {@code 12 min 5 s} or {@code 3 h 20 min}. */
    public static String span(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
