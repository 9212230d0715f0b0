package dev.ballast.reports.words;

import dev.ballast.reports.Amounts;

/** Counts with their noun: {@code 1 tag}, {@code 2 tags}. */
public final class Nouns {
    private Nouns() {}

    /** A count with a noun that takes an s for many; no count is {@code no}. */
    public static String of(long count, String noun) {
        return of(count, noun, noun + "s");
    }

    /** A count with a noun of any form. */
    public static String of(long count, String one, String many) {
        return (count == 0 ? "no" : Amounts.count(count)) + " " + (count == 1 ? one : many);
    }
}
