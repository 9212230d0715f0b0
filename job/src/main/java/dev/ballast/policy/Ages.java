package dev.ballast.policy;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ages as people write them: {@code 90m}, {@code 12h}, {@code 7d}, {@code 4w}, and {@code 0}. */
public final class Ages {
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,9})([smhdw])");

    private Ages() {}

    /** The age that a text says, or nothing if it says none. */
    public static Optional<Duration> parse(String text) {
        if (text.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches()
                ? Optional.of(of(Long.parseLong(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    /** In the largest unit that needs no fraction. */
    static String text(Duration age) {
        long seconds = age.toSeconds();
        if (seconds == 0) {
            return "0";
        }
        if (seconds % 60 != 0) {
            return seconds + "s";
        }
        if (seconds % 3600 != 0) {
            return age.toMinutes() + "m";
        }
        return age.toHours() % 24 == 0 ? age.toDays() + "d" : age.toHours() + "h";
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> Duration.ofDays(7 * amount);
        };
    }
}
