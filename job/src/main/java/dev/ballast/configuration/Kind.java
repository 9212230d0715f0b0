package dev.ballast.configuration;

import java.util.regex.Pattern;

/** What a setting's value looks like. */
enum Kind {
    /** A folder, or a place in an object store. */
    LOCATION(".+", "a folder, or s3a://bucket/prefix"),
    PATH(".+", "a file"),
    AGE("0|[0-9]{1,9}[smhdw]", "an age, such as 90m, 12h, 7d or 4w"),
    SHARE("100%|[0-9]{1,2}(\\.[0-9]{1,6})?%|0(\\.[0-9]{1,6})?|1", "a share, such as 30%"),
    SIZE("(?i)[0-9]{1,19}(\\.[0-9]{1,9})? ?[kmgtpe]?i?b?", "a size, such as 500GiB or 20TiB"),
    COUNT("[1-9][0-9]{0,8}", "a whole number from 1 on"),
    FORMAT("text|json", "text or json");

    private final Pattern shape;
    private final String words;

    Kind(String shape, String words) {
        this.shape = Pattern.compile(shape);
        this.words = words;
    }

    boolean matches(String value) {
        return shape.matcher(value).matches();
    }

    String words() {
        return words;
    }
}
