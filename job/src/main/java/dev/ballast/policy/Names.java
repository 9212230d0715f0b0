package dev.ballast.policy;

import java.util.List;
import java.util.Optional;

/**
 * Some names: those that one pattern matches and no exception does.
 *
 * @param exceptions patterns of what is left out
 */
record Names(List<NamePattern> patterns, List<NamePattern> exceptions) {
    static final Names NONE = new Names(List.of(), List.of());
    static final Names ALL = new Names(List.of(new Glob("**")), List.of());

    Names {
        patterns = List.copyOf(patterns);
        exceptions = List.copyOf(exceptions);
    }

    boolean contain(String name) {
        return matchesOne(patterns, name) && !matchesOne(exceptions, name);
    }

    /** The group of a name that is one of them: which pattern matches first, and what that groups by. */
    Optional<String> group(String name) {
        if (matchesOne(exceptions, name)) {
            return Optional.empty();
        }
        for (int i = 0; i < patterns.size(); i++) {
            Optional<String> group = patterns.get(i).group(name);
            if (group.isPresent()) {
                return Optional.of(i + " " + group.get());
            }
        }
        return Optional.empty();
    }

    private static boolean matchesOne(List<NamePattern> patterns, String name) {
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).matches(name)) {
                return true;
            }
        }
        return false;
    }
}
