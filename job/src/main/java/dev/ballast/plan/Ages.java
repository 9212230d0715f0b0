package dev.ballast.plan;

import java.time.Duration;

/** Ages as options take them: {@code 7d}, {@code 36h}, {@code 90m}. */
final class Ages {
    private Ages() {}

    /** In the largest unit that needs no fraction, at least seconds. */
    static String text(Duration age) {
        if (age.toSeconds() % 60 != 0) {
            return age.toSeconds() + "s";
        }
        if (age.toMinutes() % 60 != 0) {
            return age.toMinutes() + "m";
        }
        return age.toHours() % 24 != 0 ? age.toHours() + "h" : age.toDays() + "d";
    }
}
