package dev.ballast.properties;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ballast.registry.Digest;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.sample.RegistryTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;

/** Writes parts of a registry, one by one, in any combination, and notes in the model what it wrote. */
final class RegistryWriter {
    /** The hash state that {@link RegistryTree#upload} leaves. */
    private static final long HASH_STATE_BYTES = 4;

    private final RegistryTree tree;
    private final Model model;

    RegistryWriter(RegistryTree tree, Model model) {
        this.tree = tree;
        this.model = model;
    }

    /** Stores a text; what is stored already keeps its time. */
    Digest blob(String content, Instant at) {
        return blob(content.getBytes(UTF_8), at);
    }

    Digest blob(byte[] content, Instant at) {
        Digest digest = tree.blob(content, at);
        model.stored.putIfAbsent(digest, new Model.Stored(content.length, at));
        return digest;
    }

    void layerLink(String repository, Digest layer, Instant at) {
        layerLink(repository, layer, layer, at);
    }

    /** Links a layer under a digest of another algorithm than the one under which it is stored. */
    void layerLink(String repository, Digest named, Digest stored, Instant at) {
        tree.file(
                RegistryLayout.layerLinkPath(repository, named),
                stored.toString().getBytes(UTF_8),
                at);
        model.repository(repository).layerLinks.put(named, new Model.Link(stored, at));
    }

    /** Stores the document of a manifest; the model knows then what it says. */
    void document(Draft draft, Instant at) {
        blob(draft.document().content(), at);
        if (draft.said() != null) {
            model.said.put(draft.digest(), draft.said());
        }
    }

    void revisionLink(String repository, Digest manifest, Instant at) {
        tree.revisionLink(repository, manifest, at);
        model.repository(repository).revisions.put(manifest, new Model.Link(manifest, at));
    }

    /** Deletes a manifest from a repository as the registry's API does: its link goes, its tags and blobs stay. */
    void loseRevisionLink(String repository, Digest manifest) {
        try {
            Files.delete(tree.resolve(RegistryLayout.revisionLinkPath(repository, manifest)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        model.repository(repository).revisions.remove(manifest);
    }

    void tag(String repository, String tag, Digest manifest, Instant at) {
        tree.tag(repository, tag, manifest, at);
        Model.Link link = new Model.Link(manifest, at);
        model.repository(repository).tags.put(tag, link);
        model.repository(repository).tagHistory.put(tag + " " + manifest, link);
    }

    /** A tag whose link a crash has emptied. */
    void unreadableTag(String repository, String tag, Instant at) {
        tree.file(RegistryLayout.tagCurrentLinkPath(repository, tag), new byte[0], at);
        model.repository(repository).unreadableTags.add(tag);
    }

    void upload(String repository, String uuid, long bytes, Instant at) {
        tree.upload(repository, uuid, bytes, at);
        long all = bytes + at.toString().length() + HASH_STATE_BYTES;
        model.repository(repository).uploads.put(uuid, new Model.Stored(all, at));
    }
}
