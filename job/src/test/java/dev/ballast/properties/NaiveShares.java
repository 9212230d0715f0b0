package dev.ballast.properties;

import dev.ballast.registry.Digest;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Divides blobs among the scopes that reach them by the method of largest remainders, in parts of 2^-30 byte. */
final class NaiveShares {
    private static final BigInteger PARTS_PER_BYTE = BigInteger.TWO.pow(30);

    private NaiveShares() {}

    /**
     * Whole bytes of every scope.
     *
     * @param reached what each scope reaches
     */
    static Map<String, Long> of(Model model, Map<String, Set<Digest>> reached) {
        Map<String, BigInteger> parts = parts(model, reached);
        Map<String, Long> shares = new HashMap<>();
        parts.forEach(
                (scope, own) -> shares.put(scope, own.divide(PARTS_PER_BYTE).longValueExact()));
        List<String> largestFirst = new ArrayList<>(parts.keySet());
        largestFirst.removeIf(scope -> reached.getOrDefault(scope, Set.of()).isEmpty());
        largestFirst.sort(Comparator.comparing((String scope) -> remainder(parts, scope))
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        long left = total(model, reached)
                - shares.values().stream().mapToLong(Long::longValue).sum();
        for (int next = 0; left > 0; left--, next++) {
            shares.merge(largestFirst.get(next % largestFirst.size()), 1L, Long::sum);
        }
        return shares;
    }

    private static BigInteger remainder(Map<String, BigInteger> parts, String scope) {
        return parts.getOrDefault(scope, BigInteger.ZERO).mod(PARTS_PER_BYTE);
    }

    private static Map<String, BigInteger> parts(Model model, Map<String, Set<Digest>> reached) {
        Map<Digest, Long> scopes = new HashMap<>();
        reached.values().forEach(blobs -> blobs.forEach(blob -> scopes.merge(blob, 1L, Long::sum)));
        Map<String, BigInteger> parts = new HashMap<>();
        reached.forEach((scope, blobs) -> parts.put(
                scope,
                blobs.stream()
                        .map(blob -> BigInteger.valueOf(model.bytes(blob))
                                .multiply(PARTS_PER_BYTE)
                                .divide(BigInteger.valueOf(scopes.getOrDefault(blob, 1L))))
                        .reduce(BigInteger.ZERO, BigInteger::add)));
        return parts;
    }

    private static long total(Model model, Map<String, Set<Digest>> reached) {
        return reached.values().stream()
                .flatMap(Set::stream)
                .distinct()
                .mapToLong(model::bytes)
                .sum();
    }
}
