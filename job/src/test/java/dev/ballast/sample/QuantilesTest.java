package dev.ballast.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class QuantilesTest {
    private final Quantiles quantiles = new Quantiles(Map.of(0.0, 1.0, 0.5, 100.0, 1.0, 1_000.0));

    @Test
    void givesTheKnownValues() {
        assertThat(quantiles.at(0)).isEqualTo(1);
        assertThat(quantiles.at(0.5)).isEqualTo(100);
        assertThat(quantiles.at(1)).isEqualTo(1_000);
    }

    @Test
    void liesGeometricallyBetweenThem() {
        assertThat(quantiles.at(0.25)).isCloseTo(10, within(1e-9));
    }

    @Test
    void spreadsFewValuesOverTheWholeDistribution() {
        assertThat(quantiles.spread(4, new Dice(1)))
                .hasSize(4)
                .filteredOn(value -> value < 100)
                .hasSize(2);
    }

    @Test
    void refusesADistributionWithoutEnds() {
        assertThatThrownBy(() -> new Quantiles(Map.of(0.5, 1.0))).isInstanceOf(IllegalArgumentException.class);
    }
}
