package dev.ballast.reports;

import java.util.Locale;

/** What a value is measured in. */
public enum Unit {
    /** Text or a yes. */
    NONE,
    COUNT,
    BYTES,
    SECONDS,
    /** A quotient of two values of one unit. */
    RATIO,
    /** A point in time. */
    UTC;

    /** How dictionaries name it. */
    public String label() {
        return switch (this) {
            case NONE -> "";
            case UTC -> "UTC";
            default -> name().toLowerCase(Locale.ROOT);
        };
    }
}
