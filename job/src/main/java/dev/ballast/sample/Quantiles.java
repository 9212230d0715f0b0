package dev.ballast.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A distribution over several orders of magnitude, given as publications give it: by a few of its quantiles. */
final class Quantiles {

    private final NavigableMap<Double, Double> valuesByShare;

    /**
     * @param valuesByShare for a share of the population the value that it does not exceed; 0 and 1 are among the
     *     shares, and every value is positive
     */
    Quantiles(Map<Double, Double> valuesByShare) {
        this.valuesByShare = new TreeMap<>(valuesByShare);
        if (!valuesByShare.containsKey(0.0) || !valuesByShare.containsKey(1.0)) {
            throw new IllegalArgumentException("Quantiles without an end: " + valuesByShare.keySet());
        }
    }

    /** The value that this share of the population does not exceed; between two known ones, geometrically. */
    double at(double share) {
        Map.Entry<Double, Double> below = valuesByShare.floorEntry(share);
        Map.Entry<Double, Double> above = valuesByShare.ceilingEntry(share);
        if (below.getKey().equals(above.getKey())) {
            return below.getValue();
        }
        double way = (share - below.getKey()) / (above.getKey() - below.getKey());
        return below.getValue() * StrictMath.pow(above.getValue() / below.getValue(), way);
    }

    /** So many values in random order that together show the distribution, however few they are. */
    List<Double> spread(int count, Dice dice) {
        List<Double> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(at((i + 0.5) / count));
        }
        dice.shuffle(values);
        return values;
    }
}
