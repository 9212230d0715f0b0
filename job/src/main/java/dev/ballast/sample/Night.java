package dev.ballast.sample;

import dev.ballast.registry.Digest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The storage as it was on one night: what had been pushed by then, without what had been deleted. A deletion takes a
 * manifest's revision link and the tags that point at it; blobs and layer links stay, as a registry leaves them.
 */
final class Night {

    private final RegistryTree tree;
    private final Instant asOf;
    private final @Nullable Night before;
    private final Tally tally = new Tally();

    /**
     * @param tree where to write
     * @param asOf when the night was
     * @param before the night before, which shares its blobs; null for the first one
     */
    Night(RegistryTree tree, Instant asOf, @Nullable Night before) {
        this.tree = tree;
        this.asOf = asOf;
        this.before = before;
    }

    WrittenTree written() {
        return tally.written(tree.root(), asOf);
    }

    /** Writes what the repository had on that night; the nights before have been written. */
    void write(RepositoryHistory history) {
        List<Push> pushes =
                history.pushes().stream().filter(push -> push.isPushedBy(asOf)).toList();
        if (!pushes.isEmpty()) {
            tally.repositories++;
        }
        writeBlobs(history.name(), pushes);
        writeRevisions(history.name(), pushes);
        writeTags(history.name(), pushes);
        writeLeftovers(history);
    }

    /** A client that finds a layer in the repository does not push it again, so the first push gives the link its time. */
    private void writeBlobs(String repository, List<Push> pushes) {
        Set<Digest> linked = new HashSet<>();
        for (Push push : pushes) {
            for (Blob blob : push.contents().blobs()) {
                if (linked.add(blob.digest())) {
                    store(blob, push.pushedAt());
                    tree.layerLink(repository, blob.digest(), push.pushedAt());
                }
            }
        }
    }

    private void writeRevisions(String repository, List<Push> pushes) {
        Map<Digest, Instant> revisions = new HashMap<>();
        for (Push push : pushes) {
            for (Document manifest : push.contents().manifests()) {
                store(manifest, push.pushedAt());
                if (!push.isDeletedBy(asOf)) {
                    revisions.put(manifest.digest(), push.pushedAt());
                }
            }
        }
        revisions.forEach((digest, pushedAt) -> tree.revisionLink(repository, digest, pushedAt));
        tally.manifests += revisions.size();
    }

    private void writeTags(String repository, List<Push> pushes) {
        Map<String, Push> current = new LinkedHashMap<>();
        for (Push push : pushes) {
            push.tags().forEach(tag -> current.put(tag, push));
        }
        current.values().removeIf(push -> push.isDeletedBy(asOf));
        for (Push push : pushes) {
            for (String tag : push.tags()) {
                if (current.containsKey(tag)) {
                    tree.tagHistory(repository, tag, push.contents().top().digest(), push.pushedAt());
                }
            }
        }
        current.forEach(
                (tag, push) -> tree.tag(repository, tag, push.contents().top().digest(), push.pushedAt()));
        tally.tags += current.size();
    }

    private void writeLeftovers(RepositoryHistory history) {
        for (Stray stray : history.strays()) {
            if (!stray.storedAt().isAfter(asOf)) {
                store(stray.layer(), stray.storedAt());
            }
        }
        for (Upload upload : history.uploads()) {
            if (!upload.startedAt().isAfter(asOf)) {
                tree.upload(history.name(), upload.uuid(), upload.sizeBytes(), upload.startedAt());
            }
        }
    }

    private void store(Blob blob, Instant storedAt) {
        if (blob.isStored() && isAdded(blob, storedAt)) {
            tally.blobs++;
            tally.bytes += blob.sizeBytes();
        }
    }

    private boolean isAdded(Blob blob, Instant storedAt) {
        if (before != null && !storedAt.isAfter(before.asOf)) {
            return tree.blobOf(before.tree, blob.digest());
        }
        return blob.storeIn(tree, storedAt);
    }

    /** What has been written so far. */
    private static final class Tally {
        private long repositories;
        private long tags;
        private long manifests;
        private long blobs;
        private long bytes;

        WrittenTree written(Path root, Instant asOf) {
            return new WrittenTree(root, asOf, repositories, tags, manifests, blobs, bytes);
        }
    }
}
