package dev.ballast.policy;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/** A regular expression of RE2's syntax that matches whole names. */
final class NameRegex implements NamePattern {
    private static final char BETWEEN = '\u0000';

    private final Pattern pattern;
    /** What every name that matches begins with, and what it holds: far quicker to look for than to match. */
    private final RegexLiterals literals;

    NameRegex(String text) {
        this.pattern = Pattern.compile(text);
        this.literals = RegexLiterals.of(text);
    }

    @Override
    public boolean matches(String name) {
        return literals.areIn(name) && pattern.matcher(name).matches();
    }

    @Override
    public String literal() {
        return literals.inside();
    }

    @Override
    public Optional<String> group(String name) {
        Matcher matcher = pattern.matcher(name);
        if (!literals.areIn(name) || !matcher.matches()) {
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
