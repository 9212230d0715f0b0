package dev.ballast.sweep;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * What is needed, and why. Of several reasons the first in the alphabet stands, so that none depends on the order in which
 * a storage lists its files.
 */
final class Needed {
    private final Map<String, String> reasons = new HashMap<>();

    void add(String one, String why) {
        reasons.merge(one, why, BinaryOperator.minBy(Comparator.naturalOrder()));
    }

    void addAll(Needed others) {
        others.reasons.forEach(this::add);
    }

    boolean isEmpty() {
        return reasons.isEmpty();
    }

    boolean contains(String one) {
        return reasons.containsKey(one);
    }

    /** All that is needed, as it is now. */
    Set<String> all() {
        return Set.copyOf(reasons.keySet());
    }

    /** Nothing if it is not needed. */
    Optional<String> why(String one) {
        return Optional.ofNullable(reasons.get(one));
    }
}
