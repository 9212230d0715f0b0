package dev.ballast.official;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.Multiset;
import com.google.common.collect.SetMultimap;
import dev.ballast.registry.Digest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A place in a tree of layers. Images climb it from their lowest layer up, and share a base as far as they share the way. */
final class PlainBases {
    private final Map<Digest, PlainBases> above = new HashMap<>();

    /** Of every image that comes by, its repository. */
    private final Multiset<String> images = HashMultiset.create();

    /** The bottom of the tree that all images of a registry climb. */
    static PlainBases of(PlainRegistry registry) {
        PlainBases bottom = new PlainBases();
        registry.repositories()
                .forEach((name, repository) -> repository
                        .manifests()
                        .keySet()
                        .forEach(manifest -> bottom.climb(name, registry.layers(manifest))));
        return bottom;
    }

    private void climb(String repository, List<Digest> layers) {
        PlainBases place = this;
        for (Digest layer : layers) {
            place = place.above.computeIfAbsent(layer, unseen -> new PlainBases());
            place.images.add(repository);
        }
    }

    /** The numeric columns of {@code base_images}, by the topmost layer of the chain. */
    SetMultimap<Digest, Map<String, Long>> rows(PlainRegistry registry) {
        ImmutableSetMultimap.Builder<Digest, Map<String, Long>> rows = ImmutableSetMultimap.builder();
        collect(List.of(), registry, rows);
        return rows.build();
    }

    private void collect(
            List<Digest> below, PlainRegistry registry, ImmutableSetMultimap.Builder<Digest, Map<String, Long>> rows) {
        above.forEach((layer, place) -> {
            List<Digest> chain = new ArrayList<>(below);
            chain.add(layer);
            if (place.isBase()) {
                rows.put(layer, place.row(chain.size(), registry.bytes(chain)));
            }
            place.collect(chain, registry, rows);
        });
    }

    /** Whether images meet here that do not all go on the same way. */
    private boolean isBase() {
        return images.size() > 1 && above.values().stream().noneMatch(next -> next.images.size() == images.size());
    }

    private Map<String, Long> row(long layers, long sizeBytes) {
        return Map.of(
                "layers",
                layers,
                "size_bytes",
                sizeBytes,
                "images",
                (long) images.size(),
                "repositories",
                (long) images.elementSet().size(),
                "saved_bytes",
                sizeBytes * (images.size() - 1));
    }
}
