package dev.ballast.reports.words;

import dev.ballast.reports.Amounts;
import dev.ballast.reports.model.Growth;
import org.jspecify.annotations.Nullable;

/** What growth means for the next months, in words. */
public final class Outlook {
    private Outlook() {}

    /** One or two sentences. */
    public static String sentence(@Nullable Growth growth) {
        if (growth == null) {
            return "It takes three days to tell how fast the registry grows.";
        }
        return "Stored bytes change by " + Changes.bytes(growth.bytesPerDay()) + " a day, by the line through "
                + Nouns.of(growth.points(), "day") + " since " + Times.day(growth.since()) + ". Going on so, they are "
                + Amounts.bytes(growth.inThirtyDaysBytes()) + " in 30 days and "
                + Amounts.bytes(growth.inNinetyDaysBytes()) + " in 90 days" + end(growth);
    }

    /** The nearest thing to know, in a few words. */
    static String phrase(Growth growth) {
        return growth.capacityBytes() == null
                ? Amounts.bytes(growth.inThirtyDaysBytes()) + " in 30 days"
                : capacity(growth.capacityBytes(), growth.daysUntilFull());
    }

    private static String end(Growth growth) {
        return growth.capacityBytes() == null
                ? "."
                : "; " + capacity(growth.capacityBytes(), growth.daysUntilFull()) + ".";
    }

    private static String capacity(long capacityBytes, @Nullable Long days) {
        String capacity = "the capacity of " + Amounts.bytes(capacityBytes);
        if (days == null) {
            return capacity + " is not in sight";
        }
        return days == 0 ? capacity + " is reached" : capacity + " is reached in " + Nouns.of(days, "day");
    }
}
