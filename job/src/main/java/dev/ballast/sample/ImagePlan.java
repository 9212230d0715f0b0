package dev.ballast.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a repository's image is built, again and again: upon a base image, in steps that each add a layer. A build takes the
 * lower layers from the one before; from the first step that changed, it makes all layers new.
 */
final class ImagePlan {

    private final Traits traits;
    private final BaseImage base;
    private final Dice dice;
    private final Map<String, List<Blob>> steps = new HashMap<>();
    private Instant baseAsOf = Instant.MIN;

    ImagePlan(Traits traits, BaseImage base, Dice dice) {
        this.traits = traits;
        this.base = base;
        this.dice = dice;
    }

    /** For each platform the layers of the next build, the lowest first. */
    Map<String, List<Blob>> build(Instant at) {
        int kept = follow(at) ? 0 : keptSteps();
        Map<String, List<Blob>> image = new LinkedHashMap<>();
        for (String platform : traits.platforms()) {
            List<Blob> layers = new ArrayList<>(base.layers(baseAsOf, platform));
            layers.addAll(steps(platform, kept));
            image.put(platform, layers);
        }
        return image;
    }

    /** Whether the build takes a newer version of the base image. */
    private boolean follow(Instant at) {
        if (!steps.isEmpty() && !dice.chance(traits.followsBase())) {
            return false;
        }
        List<Blob> before = base.layers(baseAsOf, traits.platforms().get(0));
        baseAsOf = at;
        return !before.equals(base.layers(at, traits.platforms().get(0)));
    }

    private int keptSteps() {
        int changed = 1;
        while (changed < traits.steps() && dice.chance(traits.changesBelow())) {
            changed++;
        }
        return traits.steps() - changed;
    }

    private List<Blob> steps(String platform, int kept) {
        List<Blob> before = steps.getOrDefault(platform, List.of());
        List<Blob> layers = new ArrayList<>(before.subList(0, Math.min(kept, before.size())));
        while (layers.size() < traits.steps()) {
            layers.add(step(layers.size()));
        }
        steps.put(platform, layers);
        return layers;
    }

    private Blob step(int index) {
        if (index < traits.emptySteps()) {
            return EmptyLayer.DOCUMENT;
        }
        return Layer.of(Layer.OF_IMAGE, sizeBytes(index), dice);
    }

    private long sizeBytes(int index) {
        if (traits.kind() != RepositoryKind.BASE) {
            return LayerSizes.buildStep(dice);
        }
        boolean lowest = traits.isFromScratch() && index == traits.emptySteps();
        return lowest ? LayerSizes.rootFileSystem(dice) : LayerSizes.baseStep(dice);
    }
}
