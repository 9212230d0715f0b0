package dev.ballast.official;

import dev.ballast.registry.Digest;
import dev.ballast.sample.Document;
import dev.ballast.sample.RegistryTree;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lays pushes out as a registry's storage. Configs and layers become sparse files of their sizes, since their content is
 * unknown. What a repository has already is not pushed again, as with clients that ask first.
 */
final class OfficialTree {
    private static final Instant PUSHED_AT = Instant.parse("2018-01-27T00:00:00Z");

    private final RegistryTree tree;
    private final Set<List<Object>> pushed = new HashSet<>();

    OfficialTree(RegistryTree tree) {
        this.tree = tree;
    }

    void push(Push push) {
        String repository = push.tagging().repository();
        push.images().stream().flatMap(RebuiltImage::uploaded).forEach(blob -> upload(repository, blob));
        push.manifests().forEach(manifest -> put(repository, manifest));
        tree.tag(repository, push.tagging().tag(), push.top().digest(), PUSHED_AT);
    }

    private void upload(String repository, NamedBlob blob) {
        if (isNew(repository, blob.digest())) {
            tree.sparseBlob(blob.digest(), blob.sizeBytes(), PUSHED_AT);
            tree.layerLink(repository, blob.digest(), PUSHED_AT);
        }
    }

    private void put(String repository, Document manifest) {
        if (isNew(repository, manifest.digest())) {
            tree.blob(manifest.content(), PUSHED_AT);
            tree.revisionLink(repository, manifest.digest(), PUSHED_AT);
        }
    }

    private boolean isNew(String repository, Digest digest) {
        return pushed.add(List.of(repository, digest));
    }
}
