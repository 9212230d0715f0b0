package dev.ballast.properties;

import dev.ballast.registry.Digest;
import dev.ballast.registry.RegistryLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Adds up a model's bytes in memory: of repositories, or of whatever else repositories are gathered into. */
record NaiveBytes(Model model, Path storage) {

    /** {@code scope distinct exclusive} of every scope: what it reaches, and the part that no other scope reaches. */
    Set<String> of(UnaryOperator<String> scopeOf) {
        Map<String, Set<Digest>> reached = reached(scopeOf);
        Map<Digest, Integer> scopes = new HashMap<>();
        reached.values().forEach(blobs -> blobs.forEach(blob -> scopes.merge(blob, 1, Integer::sum)));
        Set<String> sums = new TreeSet<>();
        reached.forEach((scope, blobs) -> {
            long distinct = blobs.stream().mapToLong(this::size).sum();
            long exclusive = blobs.stream()
                    .filter(blob -> scopes.getOrDefault(blob, 0) == 1)
                    .mapToLong(this::size)
                    .sum();
            sums.add(scope + " " + distinct + " " + exclusive);
        });
        return sums;
    }

    private Map<String, Set<Digest>> reached(UnaryOperator<String> scopeOf) {
        NaiveOracle oracle = new NaiveOracle(model);
        Map<String, Set<Digest>> reached = new HashMap<>();
        model.repositories.forEach((name, repository) -> {
            if (repository.revisions.isEmpty() && repository.layerLinks.isEmpty()) {
                return;
            }
            Set<Digest> stored = new HashSet<>(oracle.keptBy(repository));
            stored.retainAll(model.stored);
            reached.computeIfAbsent(scopeOf.apply(name), unseen -> new HashSet<>())
                    .addAll(stored);
        });
        return reached;
    }

    private long size(Digest blob) {
        try {
            return Files.size(storage.resolve(RegistryLayout.blobPath(blob)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
