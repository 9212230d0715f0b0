package dev.ballast.policy;

import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/**
 * A pattern of names: a glob, or after {@code regex:} a regular expression of RE2's syntax, which takes linear time. Both
 * match whole names.
 */
sealed interface NamePattern permits Glob, NameRegex {
    String REGEX = "regex:";

    /**
     * The group of a name, or nothing if the name does not match. A regular expression groups by what its parentheses
     * match, so that rules can count each group by itself; a glob has one group.
     */
    Optional<String> group(String name);

    boolean matches(String name);

    /** The longest text that is known to be in every name that matches; empty if none is. */
    String literal();

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if it is none, saying why
     */
    static NamePattern parse(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("an empty pattern matches nothing; write '*' or a name");
        }
        if (!text.startsWith(REGEX)) {
            return new Glob(text);
        }
        try {
            return new NameRegex(text.substring(REGEX.length()));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no regular expression of RE2: " + e.getDescription() + " at '" + e.getPattern()
                            + "'",
                    e);
        }
    }
}
