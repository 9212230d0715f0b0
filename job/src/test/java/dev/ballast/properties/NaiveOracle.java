package dev.ballast.properties;

import dev.ballast.registry.Digest;
import dev.ballast.registry.RegistryLayout;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Marks a model in memory, as plainly as the rules can be said. */
record NaiveOracle(Model model) {

    /** Blobs that some repository keeps. */
    private Set<Digest> kept() {
        Set<Digest> kept = new HashSet<>();
        model.repositories.values().forEach(repository -> kept.addAll(keptBy(repository)));
        return kept;
    }

    Set<Digest> keptBy(Model.Repository repository) {
        Set<Digest> kept = new HashSet<>();
        boolean damaged = false;
        for (Digest revision : repository.revisions) {
            if (model.stored.contains(revision)) {
                kept.add(revision);
                kept.addAll(model.names.getOrDefault(revision, Set.of()));
                damaged |= !model.names.containsKey(revision) || model.unresolved.contains(revision);
            }
        }
        if (damaged) {
            kept.addAll(repository.layerLinks.values());
            kept.addAll(repository.revisions);
        }
        return kept;
    }

    Set<Digest> garbage() {
        Set<Digest> garbage = new HashSet<>(model.stored);
        garbage.removeAll(kept());
        return garbage;
    }

    /** {@code reason path} of every link that nothing needs. */
    Set<String> links() {
        Set<String> links = new HashSet<>();
        for (Map.Entry<String, Model.Repository> entry : model.repositories.entrySet()) {
            String name = entry.getKey();
            Set<Digest> kept = keptBy(entry.getValue());
            entry.getValue().layerLinks.forEach((link, blob) -> {
                if (!model.stored.contains(blob)) {
                    links.add("dead_layer_link " + RegistryLayout.layerLinkPath(name, link));
                } else if (!kept.contains(blob)) {
                    links.add("unnamed_layer_link " + RegistryLayout.layerLinkPath(name, link));
                }
            });
            for (Digest revision : entry.getValue().revisions) {
                if (!model.stored.contains(revision)) {
                    links.add("dead_revision_link " + RegistryLayout.revisionLinkPath(name, revision));
                }
            }
        }
        return links;
    }
}
