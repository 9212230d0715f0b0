package dev.ballast.reports.browser;

import java.util.Locale;

/** What a reader looks at. */
enum Screen {
    WIDE_LIGHT(1360, 900),
    WIDE_DARK(1360, 900),
    PHONE_LIGHT(390, 844),
    PHONE_DARK(390, 844);

    private final int width;
    private final int height;

    Screen(int width, int height) {
        this.width = width;
        this.height = height;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    boolean isPhone() {
        return this == PHONE_LIGHT || this == PHONE_DARK;
    }

    boolean isDark() {
        return this == WIDE_DARK || this == PHONE_DARK;
    }

    /** Such as {@code wide-light}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
