package dev.ballast.reports.words;

import dev.ballast.reports.Amounts;

/** Differences with their sign, such as {@code +1.25 GiB} or {@code −14}. */
public final class Changes {
    private static final String MINUS = "\u2212";

    private Changes() {}

    /** A difference of bytes. */
    public static String bytes(long change) {
        return change == 0 ? "±0 B" : sign(change) + Amounts.bytes(size(change));
    }

    /** A difference of counts. */
    public static String count(long change) {
        return change == 0 ? "±0" : sign(change) + Amounts.count(size(change));
    }

    private static String sign(long change) {
        return change < 0 ? MINUS : "+";
    }

    private static long size(long change) {
        return Math.abs(Math.max(change, -Long.MAX_VALUE));
    }
}
