package dev.ballast.properties;

import dev.ballast.registry.Descriptor;
import dev.ballast.registry.Digest;
import dev.ballast.registry.Digest.Algorithm;
import dev.ballast.registry.MediaType;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.sample.Document;
import dev.ballast.sample.ManifestDocuments;
import dev.ballast.sample.RegistryTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Writes parts of a registry, one by one, in any combination; a layer is called by its content. */
final class RegistryWriter {
    private static final MediaType LAYER = new MediaType("application/vnd.oci.image.layer.v1.tar+gzip");
    private static final MediaType CONFIG = new MediaType("application/vnd.oci.image.config.v1+json");
    private static final MediaType FOREIGN = new MediaType("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip");

    private final RegistryTree tree;
    private Instant time = TestRegistry.NOW.minus(TestRegistry.USUAL_AGE);

    private RegistryWriter(Path root) {
        this.tree = new RegistryTree(root);
    }

    static RegistryWriter in(Path root) {
        return new RegistryWriter(root);
    }

    Path root() {
        return tree.root();
    }

    /** What is written from now on is that old. */
    RegistryWriter aged(Duration age) {
        time = NOW.minus(age);
        return this;
    }

    /** Under which digest a layer of that name is stored. */
    static Digest digestOf(String layer) {
        return Digest.sha256(bytes(layer));
    }

    /** A descriptor of a layer, as an image names it. */
    static Descriptor layer(String name) {
        return descriptor(LAYER, digestOf(name), bytes(name).length);
    }

    static Descriptor foreignLayer(String name) {
        return descriptor(FOREIGN, digestOf(name), bytes(name).length);
    }

    /** The config that {@link #image} gives an image of these layers. */
    static Descriptor configOf(String repository, Descriptor... layers) {
        byte[] content = configBytes(repository, layers);
        return descriptor(CONFIG, Digest.sha256(content), content.length);
    }

    /** Pushes an image: its layers and config with their links, its manifest with its revision. */
    Document image(String repository, Descriptor... layers) {
        for (Descriptor layer : layers) {
            if (layer.digest().isCanonical() && !layer.mediaType().isForeignLayer()) {
                linkedLayer(repository, layer.digest());
            }
        }
        return manifest(repository, imageDocument(repository, layers));
    }

    /** Pushes an image of layers by name. */
    Document image(String repository, String... layers) {
        return store(layers).image(repository, layers(layers));
    }

    /** The manifest of an image, with its config stored and linked, and nothing else pushed. */
    Document imageDocument(String repository, Descriptor... layers) {
        Digest config = tree.blob(configBytes(repository, layers), time);
        tree.layerLink(repository, config, time);
        return ManifestDocuments.ociImage(configOf(repository, layers), Arrays.asList(layers));
    }

    /** Pushes an index of these manifests. */
    Document index(String repository, Document... children) {
        List<Descriptor> descriptors =
                Stream.of(children).map(Document::descriptor).toList();
        return manifest(repository, ManifestDocuments.ociIndex(descriptors));
    }

    /** Pushes a manifest as it is. */
    Document manifest(String repository, Document document) {
        tree.blob(document.content(), time);
        tree.revisionLink(repository, document.digest(), time);
        return document;
    }

    /** Pushes a document that may be no manifest at all. */
    Digest manifest(String repository, String content) {
        Digest digest = tree.blob(bytes(content), time);
        tree.revisionLink(repository, digest, time);
        return digest;
    }

    RegistryWriter tag(String repository, String tag, Document document) {
        tree.tag(repository, tag, document.digest(), time);
        return this;
    }

    /** A blob that nothing links. */
    Digest blob(String name) {
        return tree.blob(bytes(name), time);
    }

    /** A blob and a repository's link to it. */
    Digest linkedLayer(String repository, String name) {
        Digest digest = blob(name);
        tree.layerLink(repository, digest, time);
        return digest;
    }

    private void linkedLayer(String repository, Digest digest) {
        tree.layerLink(repository, digest, time);
    }

    /** Stores these layers. */
    RegistryWriter store(String... layers) {
        Stream.of(layers).forEach(this::blob);
        return this;
    }

    RegistryWriter layerLink(String repository, Digest digest) {
        tree.layerLink(repository, digest, time);
        return this;
    }

    RegistryWriter revisionLink(String repository, Digest digest) {
        tree.revisionLink(repository, digest, time);
        return this;
    }

    /** A layer named by SHA-512, with the link that says under which SHA-256 digest it is stored. */
    Descriptor layerBySha512(String repository, String name) {
        Digest stored = blob(name);
        Digest named = Digest.of(Algorithm.SHA512, bytes(name));
        file(RegistryLayout.layerLinkPath(repository, named), stored.toString());
        return descriptor(LAYER, named, bytes(name).length);
    }

    RegistryWriter upload(String repository, String upload, long sizeBytes) {
        tree.upload(repository, upload, sizeBytes, time);
        return this;
    }

    /** Any file, with any content. */
    RegistryWriter file(String path, String content) {
        tree.file(path, bytes(content), time);
        return this;
    }

    /** Makes a file disappear, as a broken disk or a deleted manifest does. */
    RegistryWriter lose(String path) {
        try {
            Files.delete(tree.resolve(path));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a manifest as the registry's API does: its revision goes, its blob and the layers stay. */
    RegistryWriter deleteManifest(String repository, Document document) {
        return lose(RegistryLayout.revisionLinkPath(repository, document.digest()));
    }

    static Descriptor[] layers(String... names) {
        return Stream.of(names).map(RegistryWriter::layer).toArray(Descriptor[]::new);
    }

    private static Descriptor descriptor(MediaType mediaType, Digest digest, long sizeBytes) {
        return new Descriptor(mediaType, digest, sizeBytes, "", "", false);
    }

    private static byte[] configBytes(String repository, Descriptor... layers) {
        return bytes("{\"repository\":\"" + repository + "\",\"layers\":\"" + Arrays.toString(layers) + "\"}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
