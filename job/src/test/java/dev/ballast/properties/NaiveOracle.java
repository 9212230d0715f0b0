package dev.ballast.properties;

import dev.ballast.registry.Digest;
import dev.ballast.registry.RegistryLayout;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Marks a model in memory, as plainly as the rules can be said. */
record NaiveOracle(Model model) {

    Set<Digest> keptBy(Model.Repository repository) {
        Set<Digest> kept = new HashSet<>();
        for (Digest revision : repository.revisions.keySet()) {
            if (model.isStored(revision)) {
                kept.add(revision);
                Said said = model.said.get(revision);
                for (Part part : said == null ? Set.<Part>of() : said.parts()) {
                    repository.resolved(part.digest()).ifPresent(kept::add);
                }
            }
        }
        if (isDamaged(repository)) {
            repository.layerLinks.values().forEach(link -> kept.add(link.blob()));
            kept.addAll(repository.revisions.keySet());
        }
        return kept;
    }

    /** Whether some revision does not say all that it refers to. */
    boolean isDamaged(Model.Repository repository) {
        return repository.revisions.keySet().stream().filter(model::isStored).anyMatch(revision -> {
            Said said = model.said.get(revision);
            return said == null
                    || said.kind() == null
                    || said.parts().stream()
                            .map(part -> repository.resolved(part.digest()))
                            .anyMatch(Optional::isEmpty);
        });
    }

    Set<Digest> garbage() {
        Set<Digest> garbage = new HashSet<>(model.stored.keySet());
        model.repositories.values().forEach(repository -> garbage.removeAll(keptBy(repository)));
        return garbage;
    }

    /** Every link of a repository that nothing needs, by {@code reason path}. */
    Map<String, Model.Link> links(String name, Model.Repository repository) {
        Map<String, Model.Link> links = new HashMap<>();
        Set<Digest> kept = keptBy(repository);
        repository.layerLinks.forEach((named, link) -> {
            if (!model.isStored(link.blob())) {
                links.put("dead_layer_link " + RegistryLayout.layerLinkPath(name, named), link);
            } else if (!kept.contains(link.blob())) {
                links.put("unnamed_layer_link " + RegistryLayout.layerLinkPath(name, named), link);
            }
        });
        repository.revisions.forEach((revision, link) -> {
            if (!model.isStored(revision)) {
                links.put("dead_revision_link " + RegistryLayout.revisionLinkPath(name, revision), link);
            }
        });
        return links;
    }
}
