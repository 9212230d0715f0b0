package dev.ballast.tables;

import java.util.Map;

/** Exact totals by name, counted while rows were written. */
public record Counts(Map<String, Long> totals) {
    /** Nothing was asked for. */
    public static final Counts NONE = new Counts(Map.of());

    public Counts {
        totals = Map.copyOf(totals);
    }

    /** The total of that name, which must have been asked for. */
    public long of(String name) {
        Long total = totals.get(name);
        if (total == null) {
            throw new IllegalArgumentException("Nothing was counted as '" + name + "'; counted: " + totals.keySet());
        }
        return total;
    }
}
