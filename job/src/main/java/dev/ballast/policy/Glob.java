package dev.ballast.policy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * A glob: {@code *} matches any characters but slashes, <code>**</code> any characters, {@code ?} one that is no slash.
 * <code>a/**</code> matches what lies below {@code a}, and <code>**&#47;a</code> also {@code a} itself. Matched by hand: a
 * policy of many rules looks at every name of a registry.
 */
final class Glob implements NamePattern {
    private static final String ANY_FOLDERS = "**/";

    private final String text;
    /** What every name begins with that matches. */
    private final String prefix;
    /** What every name ends with that matches. */
    private final String suffix;

    private final String literal;

    Glob(String text) {
        this.text = text;
        int wildcard = firstWildcard(text);
        this.prefix = text.substring(0, wildcard);
        // The slash behind a double star may match nothing.
        String end = text.substring(1 + Math.max(text.lastIndexOf('*'), text.lastIndexOf('?')));
        this.suffix = end.startsWith("/") ? end.substring(1) : end;
        this.literal = longestLiteral(text);
    }

    /** Between wildcards; the slash behind a double star does not count, for it may match nothing. */
    private static String longestLiteral(String text) {
        return Arrays.stream(text.split("\\*\\*/|[*?]"))
                .max(Comparator.comparing(String::length))
                .orElse("");
    }

    @Override
    public boolean matches(String name) {
        return name.startsWith(prefix) && name.endsWith(suffix) && matches(prefix.length(), name, prefix.length());
    }

    @Override
    public String literal() {
        return literal;
    }

    @Override
    public Optional<String> group(String name) {
        return matches(name) ? Optional.of("") : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }

    /** Goes back to the last star only, and from a single one to the last double one: never more than that. */
    private boolean matches(int patternStart, String name, int nameStart) {
        int pattern = patternStart;
        int position = nameStart;
        int afterStar = -1;
        int starPosition = -1;
        int afterDouble = -1;
        int doublePosition = -1;
        while (true) {
            if (text.startsWith(ANY_FOLDERS, pattern) && (pattern == 0 || text.charAt(pattern - 1) == '/')) {
                // Nothing, or whole folders.
                afterDouble = pattern + ANY_FOLDERS.length();
                doublePosition = position;
                pattern = afterDouble;
                afterStar = -1;
            } else if (text.startsWith("**", pattern)) {
                pattern += 2;
                if (pattern == text.length()) {
                    return true;
                }
                afterDouble = pattern;
                doublePosition = position;
                afterStar = -1;
            } else if (pattern < text.length() && text.charAt(pattern) == '*') {
                afterStar = ++pattern;
                starPosition = position;
            } else if (pattern == text.length() && position == name.length()) {
                return true;
            } else if (isOne(pattern, name, position)) {
                pattern++;
                position++;
            } else if (afterStar >= 0 && starPosition < name.length() && name.charAt(starPosition) != '/') {
                pattern = afterStar;
                position = ++starPosition;
            } else {
                doublePosition = next(afterDouble, name, doublePosition);
                if (doublePosition < 0) {
                    return false;
                }
                pattern = afterDouble;
                position = doublePosition;
                afterStar = -1;
            }
        }
    }

    private boolean isOne(int pattern, String name, int position) {
        if (pattern >= text.length() || position >= name.length()) {
            return false;
        }
        char wanted = text.charAt(pattern);
        char found = name.charAt(position);
        return wanted == '?' ? found != '/' : wanted == found;
    }

    /** Where what follows the last double star may begin next, or -1. */
    private int next(int afterDouble, String name, int position) {
        if (afterDouble < 0 || position >= name.length()) {
            return -1;
        }
        if (text.startsWith(ANY_FOLDERS, afterDouble - ANY_FOLDERS.length())
                && (afterDouble == ANY_FOLDERS.length()
                        || text.charAt(afterDouble - ANY_FOLDERS.length() - 1) == '/')) {
            int slash = name.indexOf('/', position);
            return slash < 0 ? -1 : slash + 1;
        }
        return position + 1;
    }

    private static int firstWildcard(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '*' || text.charAt(i) == '?') {
                return i;
            }
        }
        return text.length();
    }
}
