package dev.ballast.properties;

import static java.util.stream.Collectors.toSet;

import dev.ballast.registry.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table {@code repositories}. */
record NaiveRepositories(Model model, NaivePlan plan) {

    List<Map<String, @Nullable Object>> rows() {
        NaiveScopes scopes = new NaiveScopes(model, plan, name -> name);
        Map<String, Set<Digest>> reached = scopes.reached();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        scopes.bytes().forEach((name, row) -> {
            row.put("repository", name);
            row.put("project", projectOf(name));
            row.put("blobs", (long) reached.getOrDefault(name, Set.of()).size());
            count(model.repository(name), row);
            rows.add(row);
        });
        return rows;
    }

    static String projectOf(String repository) {
        int slash = repository.indexOf('/');
        return slash < 0 ? repository : repository.substring(0, slash);
    }

    private void count(Model.Repository repository, Map<String, @Nullable Object> row) {
        Set<Digest> tagged =
                repository.tags.values().stream().map(Model.Link::blob).collect(toSet());
        row.put("tags", (long) repository.tags.size());
        row.put("manifests", (long) repository.revisions.size());
        row.put(
                "untagged_manifests",
                repository.revisions.keySet().stream()
                        .filter(revision -> !tagged.contains(revision))
                        .count());
        row.put(
                "images",
                repository.revisions.keySet().stream().filter(this::isImage).count());
        row.put(
                "dangling_layer_links",
                repository.layerLinks.values().stream()
                        .filter(link -> !model.isStored(link.blob()))
                        .count());
        row.put(
                "upload_bytes",
                repository.uploads.values().stream()
                        .mapToLong(Model.Stored::bytes)
                        .sum());
        row.put("last_pushed_at", lastPushed(repository));
    }

    private boolean isImage(Digest revision) {
        Said said = model.said.get(revision);
        return said != null && model.isStored(revision) && Said.IMAGE.equals(said.kind());
    }

    private static @Nullable Instant lastPushed(Model.Repository repository) {
        return Stream.of(repository.revisions, repository.tags)
                .flatMap(links -> links.values().stream())
                .map(Model.Link::at)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
