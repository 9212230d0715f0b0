package dev.ballast.policy;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/** A regular expression of RE2's syntax that matches whole names. */
final class NameRegex implements NamePattern {
    private static final char BETWEEN = '\u0000';

    private final Pattern pattern;
    /** What every name begins with that matches: far quicker to look at than the pattern. */
    private final String prefix;

    NameRegex(String text) {
        this.pattern = Pattern.compile(text);
        this.prefix = text.contains("|") ? "" : prefix(text.startsWith("^") ? text.substring(1) : text);
    }

    @Override
    public boolean matches(String name) {
        return name.startsWith(prefix) && pattern.matcher(name).matches();
    }

    /** Up to the first character that may mean something else, or that something behind it may make optional. */
    private static String prefix(String text) {
        int end = 0;
        while (end < text.length() && isPlain(text.charAt(end))) {
            end++;
        }
        boolean isRepeated = end > 0 && end < text.length() && "*+?{".indexOf(text.charAt(end)) >= 0;
        return text.substring(0, isRepeated ? end - 1 : end);
    }

    private static boolean isPlain(char c) {
        return c == '-' || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    @Override
    public Optional<String> group(String name) {
        Matcher matcher = pattern.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        StringBuilder group = new StringBuilder();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            group.append(matcher.group(i)).append(BETWEEN);
        }
        return Optional.of(group.toString());
    }

    @Override
    public String toString() {
        return REGEX + pattern.pattern();
    }
}
