package dev.ballast.sample;

import java.time.Duration;
import java.time.Instant;

/**
 * What a sample registry is made from; the same settings make the same bytes and times.
 *
 * @param seed what chance starts from
 * @param repositories how many, from 1 to {@link #MOST_REPOSITORIES}
 * @param tags how many a repository has on average, from 1 to {@link #MOST_TAGS}; signatures come in addition
 * @param until when the last push may have been; the registry was opened {@link #AGE} before
 */
public record SampleSettings(long seed, int repositories, int tags, Instant until) {

    public static final int MOST_REPOSITORIES = 100_000;
    public static final int MOST_TAGS = 10_000;

    /** How old the registry is. */
    public static final Duration AGE = Duration.ofDays(365);

    public SampleSettings {
        requireBetween("repositories", repositories, MOST_REPOSITORIES);
        requireBetween("tags", tags, MOST_TAGS);
    }

    /** When the first push was possible. */
    Instant opened() {
        return until.minus(AGE);
    }

    private static void requireBetween(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(value + " " + name + "; from 1 to " + most + " are possible.");
        }
    }
}
