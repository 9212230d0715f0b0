package dev.ballast.official;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import dev.ballast.registry.Digest;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/** What a run must count in a registry, by sums over plain collections. */
final class PlainCounts {
    private final PlainRegistry registry;
    private final Map<Digest, Long> repositoryReferences = new HashMap<>();

    PlainCounts(PlainRegistry registry) {
        this.registry = registry;
        for (PlainRepository repository : registry.repositories().values()) {
            repository.reached().forEach(blob -> repositoryReferences.merge(blob, 1L, Long::sum));
        }
    }

    /** The columns of the run's row that follow from the data, by name. */
    Map<String, Object> run() {
        long logicalBytes = sum(this::logicalBytes);
        long repositoryBytes = sum(this::distinctBytes);
        long referencedBytes = registry.bytes(registry.reached());
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("repositories", (long) registry.repositories().size());
        columns.put("projects", (long) projects().size());
        columns.put("tags", sum(repository -> repository.tags().size()));
        columns.put("manifests", sum(repository -> repository.manifests().size()));
        columns.put("images", sum(this::images));
        columns.put("blobs", (long) registry.stored().size());
        columns.put("stored_bytes", registry.bytes(registry.stored().keySet()));
        columns.put("referenced_blobs", (long) registry.reached().size());
        columns.put("referenced_bytes", referencedBytes);
        columns.put("logical_bytes", logicalBytes);
        columns.put("repository_bytes", repositoryBytes);
        columns.put("saved_within_repositories_bytes", logicalBytes - repositoryBytes);
        columns.put("saved_across_repositories_bytes", repositoryBytes - referencedBytes);
        columns.put("dedup_ratio", (double) logicalBytes / referencedBytes);
        return columns;
    }

    /** The numeric columns of each repository's row that follow from the data, by repository and name. */
    Map<String, Map<String, Long>> perRepository() {
        return Maps.transformValues(registry.repositories(), this::row);
    }

    /** The numeric columns of each project's row that follow from the data: here every repository is a project. */
    Map<String, Map<String, Long>> perProject() {
        Set<String> columns =
                Set.of("tags", "manifests", "logical_bytes", "distinct_bytes", "exclusive_bytes", "shared_bytes");
        return Maps.transformValues(perRepository(), row -> Maps.filterKeys(row, columns::contains));
    }

    /** The numeric columns of each image's row that follow from the data, by repository and digest. */
    Map<List<Object>, Map<String, Long>> perImage() {
        Map<List<Object>, Map<String, Long>> rows = new HashMap<>();
        registry.repositories()
                .forEach((name, repository) -> repository
                        .manifests()
                        .forEach((digest, named) -> rows.put(List.of(name, digest), row(repository, digest, named))));
        return rows;
    }

    private Map<String, Long> row(PlainRepository repository, Digest manifest, Set<Digest> named) {
        return Map.of(
                "tags", (long) Collections.frequency(repository.tags().values(), manifest),
                "layers", (long) registry.layers(manifest).size(),
                "size_bytes", registry.bytes(Set.of(manifest)) + registry.bytes(named));
    }

    /** How many layers have how many references, and their bytes, by the number of references. */
    Map<Long, Map<String, Long>> layerSharing() {
        return Maps.transformValues(
                layersByReferences(), layers -> Map.of("blobs", (long) layers.size(), "bytes", registry.bytes(layers)));
    }

    /** The layers that one manifest names, two manifests name, and so on, counted anew in every repository. */
    Map<Long, Set<Digest>> layersByReferences() {
        Map<Digest, Long> references = registry.repositories().values().stream()
                .flatMap(repository -> repository.manifests().values().stream())
                .flatMap(named -> Sets.intersection(named, registry.layers()).stream())
                .collect(groupingBy(layer -> layer, counting()));
        return references.keySet().stream().collect(groupingBy(references::get, toSet()));
    }

    private Set<String> projects() {
        return registry.repositories().keySet().stream()
                .map(name -> name.split("/", 2)[0])
                .collect(toSet());
    }

    private Map<String, Long> row(PlainRepository repository) {
        return Map.of(
                "tags", (long) repository.tags().size(),
                "manifests", (long) repository.manifests().size(),
                "untagged_manifests", untaggedManifests(repository),
                "images", images(repository),
                "blobs", (long) repository.reached().size(),
                "logical_bytes", logicalBytes(repository),
                "distinct_bytes", distinctBytes(repository),
                "exclusive_bytes", exclusiveBytes(repository),
                "shared_bytes", distinctBytes(repository) - exclusiveBytes(repository));
    }

    private static long untaggedManifests(PlainRepository repository) {
        return Sets.difference(
                        repository.manifests().keySet(),
                        Set.copyOf(repository.tags().values()))
                .size();
    }

    private long images(PlainRepository repository) {
        return Sets.intersection(
                        repository.manifests().keySet(), registry.images().keySet())
                .size();
    }

    /** Of each manifest its own bytes and those of what it names. */
    private long logicalBytes(PlainRepository repository) {
        long named = repository.manifests().values().stream()
                .mapToLong(registry::bytes)
                .sum();
        return registry.bytes(repository.manifests().keySet()) + named;
    }

    private long distinctBytes(PlainRepository repository) {
        return registry.bytes(repository.reached());
    }

    private long exclusiveBytes(PlainRepository repository) {
        return registry.bytes(Sets.filter(repository.reached(), this::isInOneRepository));
    }

    private boolean isInOneRepository(Digest blob) {
        return repositoryReferences.getOrDefault(blob, 0L) == 1;
    }

    private long sum(ToLongFunction<PlainRepository> amount) {
        return registry.repositories().values().stream().mapToLong(amount).sum();
    }
}
