package dev.ballast.sample;

import java.util.Map;

/**
 * How many bytes layers have, compressed.
 *
 * <p>Half of all layers are scripts and configuration of a few hundred kilobytes or less, and the large ones are rare
 * but hold nearly all bytes. After N. Zhao et al., "Large-Scale Analysis of the Docker Hub Dataset", IEEE Cluster 2019.
 */
final class LayerSizes {

    private static final double KB = 1e3;
    private static final double MB = 1e6;

    private static final Quantiles BUILD_STEP = new Quantiles(Map.of(
            0.0, 120.0, 0.1, 420.0, 0.25, 6 * KB, 0.5, 300 * KB, 0.75, 5 * MB, 0.9, 28 * MB, 0.97, 80 * MB, 0.995,
            220 * MB, 1.0, 500 * MB));
    private static final Quantiles ROOT_FILE_SYSTEM =
            new Quantiles(Map.of(0.0, 2.8 * MB, 0.3, 14 * MB, 0.8, 30 * MB, 1.0, 70 * MB));
    private static final Quantiles STATEMENT =
            new Quantiles(Map.of(0.0, 2 * KB, 0.5, 30 * KB, 0.9, 900 * KB, 1.0, 6 * MB));

    private static final double BASE_SHARE = 0.93;

    private LayerSizes() {}

    /** What one step of a build adds. */
    static long buildStep(Dice dice) {
        return (long) BUILD_STEP.at(dice.share());
    }

    /** What one step of a base image adds: seldom much, since everyone carries it. */
    static long baseStep(Dice dice) {
        return (long) BUILD_STEP.at(BASE_SHARE * dice.share());
    }

    /** The lowest layer of a base image: a distribution's files. */
    static long rootFileSystem(Dice dice) {
        return (long) ROOT_FILE_SYSTEM.at(dice.share());
    }

    /** A statement about an image: its origin, or a list of its parts. */
    static long statement(Dice dice) {
        return (long) STATEMENT.at(dice.share());
    }
}
