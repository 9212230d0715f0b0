package dev.ballast.tables;

import java.util.Map;
import java.util.Set;

/**
 * Exact totals and sets by name, gathered while rows were written.
 *
 * @param sets distinct texts; only asked for where they are few, whatever the number of rows
 */
public record Counts(Map<String, Long> totals, Map<String, Set<String>> sets) {
    /** Nothing was asked for. */
    public static final Counts NONE = new Counts(Map.of(), Map.of());

    public Counts {
        totals = Map.copyOf(totals);
        sets = Map.copyOf(sets);
    }

    /** The total of that name, which must have been asked for. */
    public long of(String name) {
        return known(totals, name);
    }

    /** The set of that name, which must have been asked for. */
    public Set<String> set(String name) {
        return known(sets, name);
    }

    private static <T> T known(Map<String, T> gathered, String name) {
        T value = gathered.get(name);
        if (value == null) {
            throw new IllegalArgumentException("Nothing was counted as '" + name + "'; counted: " + gathered.keySet());
        }
        return value;
    }
}
