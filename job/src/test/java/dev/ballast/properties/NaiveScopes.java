package dev.ballast.properties;

import static java.util.stream.Collectors.toSet;

import dev.ballast.registry.Digest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Adds up bytes of repositories, or of whatever else repositories are gathered into.
 *
 * @param scopeOf the scope of a repository
 */
record NaiveScopes(Model model, NaivePlan plan, UnaryOperator<String> scopeOf) {

    /** The columns about bytes that tables of scopes share, by scope. */
    Map<String, Map<String, @Nullable Object>> bytes() {
        Map<String, Set<Digest>> reached = reached();
        Map<Digest, Integer> scopes = new HashMap<>();
        reached.values().forEach(blobs -> blobs.forEach(blob -> scopes.merge(blob, 1, Integer::sum)));
        Map<String, Long> shares = NaiveShares.of(model, reached);
        Map<String, Long> logical = logical();
        Map<String, Long> reclaimable = reclaimable();
        Map<String, Map<String, @Nullable Object>> rows = new TreeMap<>();
        reached.forEach((scope, blobs) -> {
            long distinct = blobs.stream().mapToLong(model::bytes).sum();
            long exclusive = blobs.stream()
                    .filter(blob -> scopes.getOrDefault(blob, 0) == 1)
                    .mapToLong(model::bytes)
                    .sum();
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("logical_bytes", logical.getOrDefault(scope, 0L));
            row.put("distinct_bytes", distinct);
            row.put("exclusive_bytes", exclusive);
            row.put("shared_bytes", distinct - exclusive);
            row.put("fair_share_bytes", shares.getOrDefault(scope, 0L));
            row.put("reclaimable_bytes", reclaimable.getOrDefault(scope, 0L));
            rows.put(scope, row);
        });
        return rows;
    }

    /** The stored blobs that each scope reaches; scopes that hold anything reach at least nothing. */
    Map<String, Set<Digest>> reached() {
        NaiveOracle oracle = new NaiveOracle(model);
        Map<String, Set<Digest>> reached = new TreeMap<>();
        model.repositories.forEach((name, repository) -> {
            if (!repository.isEmpty()) {
                Set<Digest> stored = new HashSet<>(oracle.keptBy(repository));
                stored.retainAll(model.stored.keySet());
                reached.computeIfAbsent(scopeOf.apply(name), unseen -> new HashSet<>())
                        .addAll(stored);
            }
        });
        return reached;
    }

    private Map<String, Long> logical() {
        Map<String, Long> bytes = new HashMap<>();
        Use.of(model).stream()
                .filter(Use::isContent)
                .forEach(use -> bytes.merge(scopeOf.apply(use.repository()), model.bytes(use.blob()), Long::sum));
        return bytes;
    }

    /** Of what is linked from within one scope only. */
    private Map<String, Long> reclaimable() {
        Map<String, Long> bytes = new HashMap<>();
        for (NaivePlan.Item item : plan.items()) {
            Set<String> owners = item.linkedBy().stream().map(scopeOf).collect(toSet());
            if (owners.size() == 1) {
                bytes.merge(owners.iterator().next(), item.bytes(), Long::sum);
            }
        }
        return bytes;
    }
}
