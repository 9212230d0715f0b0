package dev.ballast.reports;

import java.util.Locale;

/** Numbers as people read them, in every locale the same. */
public final class Amounts {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Amounts() {}

    /** Bytes in IEC units with four figures, such as {@code 318.4 GiB} or {@code 2.53 TiB}; below one KiB whole. */
    public static String bytes(long bytes) {
        int unit = bytes < 1024 ? 0 : (63 - Long.numberOfLeadingZeros(bytes)) / 10;
        if (unit == 0) {
            return bytes + " B";
        }
        double scaled = (double) bytes / (1L << (10 * unit));
        if (scaled >= 1023.95 && unit < UNITS.length - 1) {
            return "1.0 " + UNITS[unit + 1];
        }
        return String.format(Locale.ROOT, scaled < 99.995 ? "%.2f %s" : "%.1f %s", scaled, UNITS[unit]);
    }

    /** A count with thousands separated, such as {@code 1,204}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A share with one decimal, such as {@code 12.3 %}; of nothing, 0. */
    public static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.1f %%", whole == 0 ? 0.0 : 100.0 * part / whole);
    }
}
