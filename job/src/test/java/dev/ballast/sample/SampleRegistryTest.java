package dev.ballast.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleRegistryTest {
    private static final Instant UNTIL = Instant.parse("2026-03-02T00:00:00Z");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 7, 11})
    void isDistributedAsRealRegistriesAre(long seed) {
        Measured measured = Measured.of(new SampleSettings(seed, 60, 12, UNTIL));

        assertThat(Measured.quantile(measured.layersPerImage(), 0.5))
                .as("median of layers")
                .isBetween(7, 9);
        assertThat(Measured.quantile(measured.layersPerImage(), 0.9))
                .as("p90 of layers")
                .isBetween(14, 18);
        assertThat(Measured.quantile(measured.layerSizes(), 0.5))
                .as("median of sizes")
                .isBetween(10_000L, 5_000_000L);
        assertThat(Measured.quantile(measured.layerSizes(), 1)).as("largest").isBetween(100_000_000L, 500_000_000L);
        assertThat(measured.shareOfLayersReferenced(1, 1)).as("referenced once").isBetween(0.6, 0.72);
        assertThat(measured.shareOfLayersReferenced(26, Integer.MAX_VALUE))
                .as("referenced often")
                .isBetween(0.007, 0.02);
        assertThat(measured.deduplicationRatio()).as("deduplication").isBetween(2.0, 4.0);
    }
}
