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
            Map.of(0.0, 3.0, 0.1, 4.0, 0.25, 6.0, 0.5, 8.8, 0.75, 12.0, 0.9, 16.0, 0.98, 25.0, 1.0, 40.0));

    private static final List<String> ONE_PLATFORM = List.of("linux/amd64");
    private static final List<String> TWO_PLATFORMS = List.of("linux/amd64", "linux/arm64/v8");
    private static final List<String> THREE_PLATFORMS = List.of("linux/amd64", "linux/arm64/v8", "linux/arm/v7");

    /** How many base images are built from nothing at most; all others, of which there may be many, are built on them. */
    private static final int MOST_ROOTS = 6;

    private final SampleSettings settings;
    private final Dice dice;
    private final List<Integer> baseLayers = new ArrayList<>();

    Composition(SampleSettings settings, Dice dice) {
        this.settings = settings;
        this.dice = dice;
    }

    /** Base images first. */
    List<Traits> repositories() {
        List<RepositoryName> names = new NameBook(dice.split()).names(settings.repositories());
        int bases = (int) names.stream()
                .filter(name -> name.kind() == RepositoryKind.BASE)
                .count();
        List<Double> layers = LAYERS.spread(names.size() - bases, dice);
        List<Traits> all = new ArrayList<>(names.size());
        for (int i = 0; i < bases; i++) {
            all.add(base(names.get(i), i, Math.min(MOST_ROOTS, (bases + 1) / 2)));
        }
        for (int i = 0; i < names.size() - bases; i++) {
            all.add(application(names.get(bases + i), i, (int) Math.round(layers.get(i))));
        }
        return all;
    }

    private Traits base(RepositoryName name, int index, int roots) {
        int base = index < roots ? Traits.SCRATCH : dice.popular(roots);
        int steps = dice.between(3, 4);
        baseLayers.add(base == Traits.SCRATCH ? steps : baseLayers.get(base) + steps);
        return new Traits(
                name.name(),
                name.kind(),
                index % 3 == 0 ? ImageFormat.DOCKER : ImageFormat.OCI,
                TWO_PLATFORMS,
                base,
                steps,
                index % 3 == 0 ? 1 : 0,
                tags(),
                index % 2 == 1,
                index % 2 == 1,
                false);
    }

    private Traits application(RepositoryName name, int index, int layers) {
        ImageFormat format = index % 4 == 3 ? ImageFormat.DOCKER : ImageFormat.OCI;
        int base = dice.popular(baseLayers.size());
        int steps = Math.max(1, layers - baseLayers.get(base));
        return new Traits(
                name.name(),
                name.kind(),
                format,
                platforms(index),
                base,
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
        return dice.between((3 * settings.tags() + 3) / 4, 5 * settings.tags() / 4);
    }
}
