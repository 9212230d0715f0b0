package dev.ballast.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What kinds of repositories a sample consists of. What real registries have appears at fixed distances, so that even a
 * small sample shows all of it.
 */
final class Composition {

    /** The number of layers of an image: median 8, 90 % have at most 16. */
    private static final Quantiles LAYERS = new Quantiles(
            Map.of(0.0, 3.0, 0.1, 4.0, 0.25, 6.0, 0.5, 8.4, 0.75, 12.0, 0.9, 16.0, 0.98, 25.0, 1.0, 40.0));

    /** How many layers a base image has in most cases, and so an application below its own ones. */
    private static final int BASE_LAYERS = 3;

    private static final List<String> ONE_PLATFORM = List.of("linux/amd64");
    private static final List<String> TWO_PLATFORMS = List.of("linux/amd64", "linux/arm64/v8");
    private static final List<String> THREE_PLATFORMS = List.of("linux/amd64", "linux/arm64/v8", "linux/arm/v7");

    private final SampleSettings settings;
    private final Dice dice;

    Composition(SampleSettings settings, Dice dice) {
        this.settings = settings;
        this.dice = dice;
    }

    List<Traits> repositories() {
        List<RepositoryName> names = new NameBook(dice.split()).names(settings.repositories());
        List<Double> layers = LAYERS.spread(names.size(), dice);
        List<Traits> all = new ArrayList<>(names.size());
        int bases = (int) names.stream()
                .filter(name -> name.kind() == RepositoryKind.BASE)
                .count();
        for (int i = 0; i < names.size(); i++) {
            all.add(i < bases ? base(names.get(i), i) : application(names.get(i), i - bases, layers.get(i)));
        }
        return all;
    }

    private Traits base(RepositoryName name, int index) {
        return new Traits(
                name.name(),
                name.kind(),
                index % 3 == 0 ? ImageFormat.DOCKER : ImageFormat.OCI,
                TWO_PLATFORMS,
                index < 3,
                dice.between(2, 3),
                index % 3 == 0 ? 1 : 0,
                tags(),
                index % 2 == 1,
                index % 2 == 1,
                false);
    }

    private Traits application(RepositoryName name, int index, double layers) {
        ImageFormat format = index % 4 == 3 ? ImageFormat.DOCKER : ImageFormat.OCI;
        int steps = Math.max(1, (int) Math.round(layers) - BASE_LAYERS);
        return new Traits(
                name.name(),
                name.kind(),
                format,
                platforms(index),
                false,
                steps,
                format == ImageFormat.DOCKER ? Math.min(2, steps - 1) : 0,
                tags(),
                name.kind() != RepositoryKind.CI && index % 3 == 0,
                name.kind() != RepositoryKind.CI && index % 5 == 0,
                index == 0);
    }

    private static List<String> platforms(int index) {
        return switch (index % 16) {
            case 1, 6, 7, 14 -> TWO_PLATFORMS;
            case 12 -> THREE_PLATFORMS;
            default -> ONE_PLATFORM;
        };
    }

    private int tags() {
        return dice.between((settings.tags() + 1) / 2, settings.tags() + settings.tags() / 2);
    }
}
