package dev.ballast.official;

import static java.util.stream.Collectors.toSet;

import dev.ballast.registry.Digest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The same registry as {@link OfficialTree} lays out, in plain collections and in none of the job's terms.
 *
 * @param stored the sizes of all stored blobs
 * @param images the manifests that are no index, with their distinct layers, the lowest first
 * @param layers the blobs that are neither a manifest nor a config
 */
record PlainRegistry(
        Map<Digest, Long> stored,
        Map<Digest, List<Digest>> images,
        Set<Digest> layers,
        Map<String, PlainRepository> repositories) {

    static PlainRegistry of(List<Push> pushes) {
        PlainRegistry registry = new PlainRegistry(new HashMap<>(), new HashMap<>(), new HashSet<>(), new TreeMap<>());
        pushes.forEach(registry::add);
        return registry;
    }

    /** What any manifest of any repository is or names. */
    Set<Digest> reached() {
        Set<Digest> reached = new HashSet<>();
        repositories.values().forEach(repository -> reached.addAll(repository.reached()));
        return reached;
    }

    /** The layers of an image; none of an index. */
    List<Digest> layers(Digest manifest) {
        return images.getOrDefault(manifest, List.of());
    }

    long bytes(Iterable<Digest> blobs) {
        long bytes = 0;
        for (Digest blob : blobs) {
            bytes += stored.getOrDefault(blob, 0L);
        }
        return bytes;
    }

    private void add(Push push) {
        PlainRepository repository =
                repositories.computeIfAbsent(push.tagging().repository(), name -> new PlainRepository());
        push.manifests().forEach(manifest -> {
            stored.put(manifest.digest(), manifest.sizeBytes());
            repository.manifests().putIfAbsent(manifest.digest(), Set.of());
        });
        push.images().forEach(image -> add(image, repository));
        repository.tags().put(push.tagging().tag(), push.top().digest());
    }

    private void add(RebuiltImage image, PlainRepository repository) {
        image.uploaded().forEach(blob -> stored.put(blob.digest(), blob.sizeBytes()));
        images.put(
                image.document().digest(),
                image.layers().stream().map(NamedBlob::digest).distinct().toList());
        image.layers().stream().filter(layer -> !layer.foreign()).forEach(layer -> layers.add(layer.digest()));
        repository
                .manifests()
                .put(
                        image.document().digest(),
                        image.uploaded().map(NamedBlob::digest).collect(toSet()));
    }
}
