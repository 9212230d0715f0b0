package dev.ballast.properties;

import dev.ballast.registry.Descriptor;
import dev.ballast.registry.Digest;
import dev.ballast.registry.Digest.Algorithm;
import dev.ballast.registry.MediaType;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.sample.Document;
import dev.ballast.sample.ManifestDocuments;
import dev.ballast.sample.RegistryTree;
import dev.ballast.testing.TestRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

/** Writes parts of a registry, one by one, in any combination; a layer's content is its name. */
final class RegistryWriter {
    private static final MediaType LAYER = new MediaType("application/vnd.oci.image.layer.v1.tar+gzip");
    private static final MediaType CONFIG = new MediaType("application/vnd.oci.image.config.v1+json");
    private static final MediaType FOREIGN = new MediaType("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip");
    private static final Instant TIME = TestRegistry.NOW.minus(TestRegistry.USUAL_AGE);

    private final RegistryTree tree;

    RegistryWriter(Path root) {
        this.tree = new RegistryTree(root);
    }

    static Digest digestOf(String layer) {
        return Digest.sha256(bytes(layer));
    }

    static Descriptor layer(String name) {
        return descriptor(LAYER, bytes(name));
    }

    static Descriptor foreignLayer(String name) {
        return descriptor(FOREIGN, bytes(name));
    }

    /** A layer that names nothing stored, by SHA-512. */
    static Descriptor layerNowhere(String name) {
        Digest nowhere = Digest.of(Algorithm.SHA512, bytes(name));
        return new Descriptor(LAYER, nowhere, bytes(name).length, "", "", false);
    }

    static Descriptor configOf(String repository, Descriptor... layers) {
        return descriptor(CONFIG, configBytes(repository, layers));
    }

    /** An image's manifest; its config is stored and linked. */
    Document imageDocument(String repository, Descriptor... layers) {
        Digest config = tree.blob(configBytes(repository, layers), TIME);
        tree.layerLink(repository, config, TIME);
        return ManifestDocuments.ociImage(configOf(repository, layers), Arrays.asList(layers));
    }

    Digest manifest(String repository, byte[] content) {
        Digest digest = tree.blob(content, TIME);
        tree.revisionLink(repository, digest, TIME);
        return digest;
    }

    Digest manifest(String repository, String content) {
        return manifest(repository, bytes(content));
    }

    Digest blob(String name) {
        return tree.blob(bytes(name), TIME);
    }

    void layerLink(String repository, Digest digest) {
        tree.layerLink(repository, digest, TIME);
    }

    void revisionLink(String repository, Digest digest) {
        tree.revisionLink(repository, digest, TIME);
    }

    /** A layer named by SHA-512, with the link that says under which SHA-256 digest it is stored. */
    Descriptor layerBySha512(String repository, String name) {
        Descriptor named = layerNowhere(name);
        tree.file(
                RegistryLayout.layerLinkPath(repository, named.digest()),
                bytes(blob(name).toString()),
                TIME);
        return named;
    }

    void loseRevisionLink(String repository, Digest digest) {
        try {
            Files.delete(tree.resolve(RegistryLayout.revisionLinkPath(repository, digest)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Descriptor descriptor(MediaType mediaType, byte[] content) {
        return new Descriptor(mediaType, Digest.sha256(content), content.length, "", "", false);
    }

    private static byte[] configBytes(String repository, Descriptor... layers) {
        return bytes("{\"repository\":\"" + repository + "\",\"layers\":\"" + Arrays.toString(layers) + "\"}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
