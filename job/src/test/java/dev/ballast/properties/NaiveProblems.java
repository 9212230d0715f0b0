package dev.ballast.properties;

import dev.ballast.registry.Digest;
import dev.ballast.registry.RegistryLayout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table {@code problems}, without the words of its details. */
final class NaiveProblems {
    private final Model model;
    private final NaivePlan plan;
    private final NaiveOracle oracle;
    private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();

    NaiveProblems(Model model, NaivePlan plan) {
        this.model = model;
        this.plan = plan;
        this.oracle = new NaiveOracle(model);
    }

    List<Map<String, @Nullable Object>> rows() {
        model.repositories.forEach((name, repository) -> {
            repository.revisions.keySet().forEach(revision -> ofRevision(name, revision));
            ofTags(name, repository);
            ofNames(name, repository);
        });
        plan.missing().forEach(blob -> add("error", "missing_blob", firstReaching(blob), blob, null));
        oddlySized().forEach(blob -> add("warning", "size_mismatch", null, blob, null));
        return rows;
    }

    private void ofRevision(String name, Digest revision) {
        String path = RegistryLayout.revisionLinkPath(name, revision);
        Said said = model.said.get(revision);
        if (!model.isStored(revision)) {
            add("error", "missing_manifest", name, revision, path);
        } else if (said == null || said.kind() == null) {
            add("error", "damaged_manifest", name, revision, path);
        }
    }

    private void ofTags(String name, Model.Repository repository) {
        repository.tags.forEach((tag, link) -> {
            if (!repository.revisions.containsKey(link.blob())) {
                add("warning", "dangling_tag", name, link.blob(), RegistryLayout.tagCurrentLinkPath(name, tag));
            }
        });
        repository.unreadableTags.forEach(
                tag -> add("warning", "damaged_link", name, null, RegistryLayout.tagCurrentLinkPath(name, tag)));
    }

    private void ofNames(String name, Model.Repository repository) {
        Set<Digest> unresolved = new HashSet<>();
        repository.revisions.keySet().stream().filter(model::isStored).forEach(revision -> {
            Said said = model.said.get(revision);
            for (Part part : said == null ? List.<Part>of() : said.parts()) {
                if (repository.resolved(part.digest()).isEmpty()) {
                    unresolved.add(part.digest());
                }
            }
        });
        unresolved.forEach(named -> add("warning", "unresolved_digest", name, named, null));
    }

    private @Nullable String firstReaching(Digest blob) {
        return model.repositories.entrySet().stream()
                .filter(entry -> oracle.keptBy(entry.getValue()).contains(blob))
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private Set<Digest> oddlySized() {
        Set<Digest> odd = new HashSet<>();
        for (Use use : Use.of(model)) {
            long declared = use.part().bytes();
            if (model.isStored(use.blob()) && declared != Part.UNSAID && declared != model.bytes(use.blob())) {
                odd.add(use.blob());
            }
        }
        return odd;
    }

    private void add(
            String severity, String kind, @Nullable String repository, @Nullable Digest digest, @Nullable String path) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("severity", severity);
        row.put("kind", kind);
        row.put("repository", repository);
        row.put("digest", digest == null ? null : digest.toString());
        row.put("path", path);
        rows.add(row);
    }
}
