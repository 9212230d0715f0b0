package dev.ballast.policy.imports;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Durations as Go writes them: {@code 720h}, {@code 1h30m}. */
final class GoDuration {
    private GoDuration() {}

    /** The age as policies write it, or nothing if it is none. */
    static Optional<String> age(String text) {
        if (!text.matches("(\\d{1,9}[hms])+")) {
            return Optional.empty();
        }
        long seconds = Duration.parse("PT" + text.toUpperCase(Locale.ROOT)).toSeconds();
        return Optional.of(
                seconds % 86_400 == 0
                        ? seconds / 86_400 + "d"
                        : seconds % 3_600 == 0
                                ? seconds / 3_600 + "h"
                                : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s");
    }
}
