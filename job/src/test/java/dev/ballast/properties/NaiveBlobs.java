package dev.ballast.properties;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.Sets;
import dev.ballast.registry.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code blobs}.
 *
 * @param now when the run begins, which is the first
 */
record NaiveBlobs(Model model, NaivePlan plan, Instant now) {
    /** Of several uses the first one here counts. */
    private static final List<String> KINDS = List.of("manifest", "config", "layer");

    List<Map<String, @Nullable Object>> rows() {
        ListMultimap<Digest, Use> uses = ArrayListMultimap.create();
        Use.of(model).forEach(use -> uses.put(use.blob(), use));
        Map<Digest, Long> tags = new NaiveTags(model).leadingTo();
        Map<Digest, Long> repositories = repositoryReferences();
        boolean refused = plan.isRefused();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Digest blob : Sets.union(model.stored.keySet(), plan.missing())) {
            long keeping = repositories.getOrDefault(blob, 0L);
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("digest", blob.toString());
            row.put("state", state(blob, keeping > 0, refused));
            row.put("repository_references", keeping);
            row.put("tag_references", tags.getOrDefault(blob, 0L));
            addUses(uses.get(blob), model.bytes(blob), row);
            Model.Stored stored = model.stored.get(blob);
            row.put("last_modified_at", stored == null ? null : stored.at());
            row.put("first_unreferenced_at", keeping > 0 ? null : now);
            rows.add(row);
        }
        return rows;
    }

    private static void addUses(Collection<Use> uses, long bytes, Map<String, @Nullable Object> row) {
        long contents = uses.stream().filter(Use::isContent).count();
        row.put("kind", kind(uses));
        row.put("media_type", mediaType(uses));
        row.put("size_bytes", bytes);
        row.put(
                "manifest_references",
                uses.stream().filter(use -> !use.isItself()).count());
        row.put("saved_bytes", bytes * Math.max(0, contents - 1));
    }

    private String state(Digest blob, boolean isKept, boolean refused) {
        if (!model.isStored(blob)) {
            return "missing";
        }
        if (isKept) {
            return "referenced";
        }
        return refused || plan.keepsForItsAge(blob) ? "protected" : "unreferenced";
    }

    private static String kind(Collection<Use> uses) {
        return KINDS.stream()
                .filter(kind -> uses.stream()
                        .anyMatch(use -> use.part().role().equals(kind) || (use.isItself() && kind.equals("manifest"))))
                .findFirst()
                .orElse("unknown");
    }

    private static @Nullable String mediaType(Collection<Use> uses) {
        return uses.stream()
                .map(use -> use.part().mediaType())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private Map<Digest, Long> repositoryReferences() {
        NaiveOracle oracle = new NaiveOracle(model);
        Map<Digest, Long> references = new HashMap<>();
        model.repositories
                .values()
                .forEach(
                        repository -> oracle.keptBy(repository).forEach(blob -> references.merge(blob, 1L, Long::sum)));
        return references;
    }
}
