package dev.ballast.properties;

import dev.ballast.registry.Digest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That a reachable revision is a blob, or names it.
 *
 * @param part how it says so; of the manifest itself, {@link Part#SELF}
 * @param blob the digest under which it is stored
 */
record Use(String repository, Digest manifest, Part part, Digest blob) {

    /** Of all repositories; each blob once for each revision. */
    static List<Use> of(Model model) {
        List<Use> uses = new ArrayList<>();
        model.repositories.forEach((name, repository) -> repository.revisions.keySet().stream()
                .filter(model::isStored)
                .forEach(revision -> uses.addAll(of(model, name, repository, revision))));
        return uses;
    }

    private static List<Use> of(Model model, String name, Model.Repository repository, Digest manifest) {
        Said said = model.said.get(manifest);
        List<Use> uses = new ArrayList<>();
        uses.add(new Use(name, manifest, self(manifest, said == null ? null : said.mediaType()), manifest));
        Set<Digest> seen = new HashSet<>();
        for (Part part : said == null ? List.<Part>of() : said.parts()) {
            Optional<Digest> blob = repository.resolved(part.digest());
            if (blob.isPresent() && seen.add(blob.get())) {
                uses.add(new Use(name, manifest, part, blob.get()));
            }
        }
        return uses;
    }

    private static Part self(Digest manifest, @Nullable String mediaType) {
        return new Part(Part.SELF, mediaType, manifest, Part.UNSAID, false, null);
    }

    boolean isItself() {
        return part.role().equals(Part.SELF);
    }

    /** Whether it counts as content of the manifest: an index's entries count themselves. */
    boolean isContent() {
        return !part.role().equals(Part.ENTRY);
    }
}
