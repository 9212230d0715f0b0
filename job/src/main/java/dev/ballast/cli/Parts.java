package dev.ballast.cli;

import java.util.Locale;

/**
 * How far a step is.
 *
 * @param done finished parts of its work
 * @param all those that are known of so far
 */
record Parts(long done, long all) {
    /** Nobody knows. */
    static final Parts UNKNOWN = new Parts(0, 0);

    private static final int MINUTE = 60;

    Parts plus(Parts other) {
        return new Parts(done + other.done, all + other.all);
    }

    /** The rate so far, and what it takes at this rate: {@code , 120 of 640 parts, 4.0/s, 130 s left}. */
    String text(double seconds) {
        if (all == 0) {
            return "";
        }
        String text = String.format(Locale.ROOT, ", %,d of %,d parts", done, all);
        return done == 0 || seconds <= 0 ? text : text + ", " + rate(done / seconds) + ", " + left(seconds) + " left";
    }

    private static String rate(double ofSecond) {
        return ofSecond < 1
                ? String.format(Locale.ROOT, "%.1f/min", ofSecond * MINUTE)
                : String.format(Locale.ROOT, "%.1f/s", ofSecond);
    }

    private String left(double seconds) {
        long left = Math.round(seconds / done * (all - done));
        return left < 2 * MINUTE ? left + " s" : Math.round((double) left / MINUTE) + " min";
    }
}
