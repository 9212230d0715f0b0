package dev.ballast.properties;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import dev.ballast.registry.Digest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table {@code images}. */
final class NaiveImages {
    private final Model model;
    private final Map<Digest, Long> holders = new HashMap<>();
    private final Set<Digest> linkedByDamaged = new HashSet<>();
    private final ListMultimap<Digest, String> platforms = ArrayListMultimap.create();
    private final ListMultimap<List<Object>, Use> uses = ArrayListMultimap.create();

    NaiveImages(Model model) {
        this.model = model;
        NaiveOracle oracle = new NaiveOracle(model);
        Use.of(model).forEach(use -> {
            uses.put(List.of(use.repository(), use.manifest()), use);
            holders.merge(use.blob(), 1L, Long::sum);
            if (use.part().platform() != null) {
                platforms.put(use.blob(), use.part().platform());
            }
        });
        model.repositories.values().stream().filter(oracle::isDamaged).forEach(repository -> {
            linkedByDamaged.addAll(repository.revisions.keySet());
            repository.layerLinks.values().forEach(link -> linkedByDamaged.add(link.blob()));
        });
    }

    List<Map<String, @Nullable Object>> rows() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        model.repositories.forEach((name, repository) -> repository.revisions.forEach((revision, link) -> {
            boolean isStored = model.isStored(revision);
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("repository", name);
            row.put("digest", revision.toString());
            describe(isStored ? model.said.get(revision) : null, row);
            row.put(
                    "platform",
                    platforms.get(revision).stream()
                            .min(Comparator.naturalOrder())
                            .orElse(null));
            addTags(repository, revision, row);
            weigh(uses.get(List.of(name, revision)), row);
            row.put("reachable", isStored);
            row.put("root_reason", isStored ? "revision" : null);
            row.put("pushed_at", link.at());
            row.put("decision", null);
            row.put("rule", null);
            row.put("evidence", null);
            rows.add(row);
        }));
        return rows;
    }

    private static void describe(@Nullable Said said, Map<String, @Nullable Object> row) {
        row.put("kind", said == null ? null : said.kind());
        row.put("media_type", said == null ? null : said.mediaType());
        row.put("artifact_type", said == null ? null : said.artifactType());
        row.put(
                "subject_digest",
                said == null || said.subject() == null ? null : said.subject().toString());
        row.put("created_at", said == null ? null : said.created());
        row.put(
                "layers",
                said == null
                        ? 0L
                        : said.parts().stream()
                                .filter(part -> part.role().equals(Part.LAYER))
                                .map(Part::digest)
                                .distinct()
                                .count());
    }

    private static void addTags(Model.Repository repository, Digest revision, Map<String, @Nullable Object> row) {
        List<String> tags = repository.tags.entrySet().stream()
                .filter(tag -> tag.getValue().blob().equals(revision))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        row.put("tags", (long) tags.size());
        row.put("tag_sample", tags.isEmpty() ? null : tags.stream().limit(5).collect(joining(",")));
    }

    private void weigh(List<Use> parts, Map<String, @Nullable Object> row) {
        row.put(
                "size_bytes",
                parts.stream()
                        .filter(Use::isContent)
                        .mapToLong(use -> model.bytes(use.blob()))
                        .sum());
        row.put(
                "exclusive_bytes",
                parts.stream()
                        .map(Use::blob)
                        .filter(blob -> Objects.equals(holders.get(blob), 1L) && !linkedByDamaged.contains(blob))
                        .mapToLong(model::bytes)
                        .sum());
    }
}
