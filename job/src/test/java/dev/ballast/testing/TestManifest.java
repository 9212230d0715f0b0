package dev.ballast.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.ballast.registry.Descriptor;
import dev.ballast.registry.Digest;
import dev.ballast.registry.MediaType;
import dev.ballast.sample.Document;
import dev.ballast.sample.ManifestDocuments;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A manifest, and what a client uploads before it. Layers are known by names, from which their content follows; equal
 * names give equal manifests.
 *
 * @param document the manifest itself
 * @param blobs its config and layers
 * @param children the manifests that an index lists
 */
public record TestManifest(Document document, List<Document> blobs, List<TestManifest> children) {
    private static final MediaType LAYER = new MediaType("application/vnd.oci.image.layer.v1.tar+gzip");
    private static final MediaType FOREIGN_LAYER =
            new MediaType("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip");
    private static final int REPETITIONS = 16;

    public TestManifest {
        blobs = List.copyOf(blobs);
        children = List.copyOf(children);
    }

    /** The layer of that name: the name, repeated. The layer without a name has no bytes, which is legal. */
    public static Document layer(String name) {
        return new Document(LAYER, name.repeat(REPETITIONS).getBytes(UTF_8));
    }

    /** An OCI image of these layers, with a config of its own. */
    public static TestManifest image(String... layers) {
        Document config = config(layers);
        return leaf(ManifestDocuments.ociImage(config.descriptor(), descriptors(layers)), config, layers);
    }

    /** The same as a docker image, schema 2. */
    public static TestManifest dockerImage(String... layers) {
        Document config = config(layers);
        return leaf(ManifestDocuments.dockerImage(config.descriptor(), descriptors(layers)), config, layers);
    }

    /** An image of these layers and one that is normally fetched from elsewhere, and so is not among its blobs. */
    public static TestManifest imageWithForeignLayer(String foreign, String... layers) {
        Document config = config(layers);
        List<Descriptor> all = new ArrayList<>(descriptors(layers));
        Document elsewhere = layer(foreign);
        all.add(new Descriptor(FOREIGN_LAYER, elsewhere.digest(), elsewhere.sizeBytes(), "", "", true));
        return leaf(ManifestDocuments.dockerImage(config.descriptor(), all), config, layers);
    }

    /** An image that names its layers by SHA-512. */
    public static TestManifest imageBySha512(String... layers) {
        Document config = config(layers);
        List<Descriptor> named = Stream.of(layers)
                .map(TestManifest::layer)
                .map(layer -> new Descriptor(LAYER, sha512(layer), layer.sizeBytes(), "", "", false))
                .toList();
        return leaf(ManifestDocuments.ociImage(config.descriptor(), named), config, layers);
    }

    /** An artifact, such as a signature, that refers to another manifest. */
    public static TestManifest referrer(TestManifest subject, String... layers) {
        Document document = ManifestDocuments.referrer(
                "application/vnd.example.signature",
                descriptors(layers),
                subject.document().descriptor());
        return leaf(document, ManifestDocuments.EMPTY_CONFIG, layers);
    }

    public static TestManifest index(TestManifest... children) {
        List<Descriptor> named = Stream.of(children)
                .map(child -> child.document().descriptor("linux/amd64"))
                .toList();
        return new TestManifest(ManifestDocuments.ociIndex(named), List.of(), List.of(children));
    }

    /** Docker schema 1, unsigned: layers without sizes, no config. */
    public static TestManifest schema1(String... layers) {
        String named = Stream.of(layers)
                .map(layer -> "{\"blobSum\": \"" + layer(layer).digest() + "\"}")
                .collect(joining(", "));
        String history =
                Stream.of(layers).map(layer -> "{\"v1Compatibility\": \"{}\"}").collect(joining(", "));
        return written(MediaType.DOCKER_SCHEMA1, """
                {"schemaVersion": 1, "name": "old", "tag": "1", "architecture": "amd64",
                 "fsLayers": [%s], "history": [%s]}""".formatted(named, history), layers);
    }

    /** A manifest of a kind that nobody knows, which names its layers somewhere. */
    public static TestManifest ofUnknownKind(String... layers) {
        String parts = Stream.of(layers)
                .map(TestManifest::layer)
                .map(layer -> "{\"content\": {\"mediaType\": \"application/vnd.example.part\", \"digest\": \""
                        + layer.digest() + "\", \"size\": " + layer.sizeBytes() + "}}")
                .collect(joining(", "));
        return written(
                new MediaType("application/vnd.example.bundle.v3+json"),
                "{\"schemaVersion\": 3, \"mediaType\": \"application/vnd.example.bundle.v3+json\", \"parts\": [" + parts
                        + "]}",
                layers);
    }

    /** A manifest of exactly this text, whatever it is, pushed after these layers. */
    public static TestManifest written(MediaType mediaType, String text, String... layers) {
        return new TestManifest(
                new Document(mediaType, text.getBytes(UTF_8)),
                Stream.of(layers).map(TestManifest::layer).toList(),
                List.of());
    }

    public Digest digest() {
        return document.digest();
    }

    /** Of everything that a push of it stores: itself, its config and layers, and its children with theirs. */
    public Set<Digest> digests() {
        Set<Digest> digests = new HashSet<>(Set.of(digest()));
        blobs.forEach(blob -> digests.add(blob.digest()));
        children.forEach(child -> digests.addAll(child.digests()));
        return digests;
    }

    /** The config, of manifests that have one. */
    public Digest configDigest() {
        return blobs.get(0).digest();
    }

    static Digest sha512(Document layer) {
        return Digest.of(Digest.Algorithm.SHA512, layer.content());
    }

    private static TestManifest leaf(Document document, Document config, String... layers) {
        return new TestManifest(
                document,
                Stream.concat(Stream.of(config), Stream.of(layers).map(TestManifest::layer))
                        .toList(),
                List.of());
    }

    private static Document config(String... layers) {
        return new Document(MediaType.OCI_CONFIG, ("config of " + String.join(", ", layers)).getBytes(UTF_8));
    }

    private static List<Descriptor> descriptors(String... layers) {
        return Stream.of(layers).map(layer -> layer(layer).descriptor()).toList();
    }
}
