package dev.ballast.properties;

import dev.ballast.registry.Digest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows tags to all that they lead to, one by one. */
record NaiveTags(Model model) {

    /** How many tags of all repositories lead to each blob. */
    Map<Digest, Long> leadingTo() {
        Map<Digest, Long> tags = new HashMap<>();
        for (Model.Repository repository : model.repositories.values()) {
            repository
                    .tags
                    .values()
                    .forEach(tag -> blobs(repository, manifests(repository, tag.blob()))
                            .forEach(blob -> tags.merge(blob, 1L, Long::sum)));
        }
        return tags;
    }

    /** The revisions that a tag leads to: through an index to its entries, from a subject to what refers to it. */
    private Set<Digest> manifests(Model.Repository repository, Digest target) {
        Set<Digest> reached = new HashSet<>();
        Deque<Digest> open = new ArrayDeque<>(List.of(target));
        while (!open.isEmpty()) {
            Digest manifest = open.pop();
            if (repository.revisions.containsKey(manifest) && reached.add(manifest)) {
                said(manifest).stream()
                        .filter(said -> Said.INDEX.equals(said.kind()))
                        .forEach(index -> index.parts().forEach(entry -> open.push(entry.digest())));
                repository.revisions.keySet().stream()
                        .filter(referrer -> said(referrer).stream().anyMatch(said -> manifest.equals(said.subject())))
                        .forEach(open::push);
            }
        }
        return reached;
    }

    private Set<Digest> blobs(Model.Repository repository, Set<Digest> manifests) {
        Set<Digest> blobs = new HashSet<>();
        for (Digest manifest : manifests) {
            if (model.isStored(manifest)) {
                blobs.add(manifest);
                said(manifest)
                        .forEach(said -> said.parts()
                                .forEach(part ->
                                        repository.resolved(part.digest()).ifPresent(blobs::add)));
            }
        }
        return blobs;
    }

    private List<Said> said(Digest manifest) {
        Said said = model.said.get(manifest);
        return said == null ? List.of() : List.of(said);
    }
}
