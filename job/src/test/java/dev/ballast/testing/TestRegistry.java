package dev.ballast.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ballast.registry.Digest;
import dev.ballast.registry.Entry.UploadFile;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.sample.Document;
import dev.ballast.sample.RegistryTree;
import dev.ballast.storage.StorageRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A small registry's storage on disk, built step by step. What is written is 30 days old at {@link #NOW}, or of the age
 * that the last {@link #aged} said.
 *
 * <pre>{@code
 * TestRegistry.in(folder)
 *         .image("library/app", "v1", "base", "app")
 *         .blob("orphan")
 *         .aged(Duration.ofHours(1)).blob("being pushed");
 * }</pre>
 */
public final class TestRegistry {
    /** The moment at which every test runs. */
    public static final Instant NOW = Instant.parse("2026-11-23T02:30:00Z");

    public static final Duration USUAL_AGE = Duration.ofDays(30);

    private final RegistryTree tree;
    private final Instant modifiedAt;

    private TestRegistry(RegistryTree tree, Instant modifiedAt) {
        this.tree = tree;
        this.modifiedAt = modifiedAt;
    }

    /** An empty registry in a new folder below this one, with both of its top folders. */
    public static TestRegistry in(Path folder) {
        TestRegistry registry = new TestRegistry(new RegistryTree(folder.resolve("registry")), NOW.minus(USUAL_AGE));
        return registry.folder(RegistryLayout.BLOBS).folder(RegistryLayout.REPOSITORIES);
    }

    /** The digest of the layer of that name. */
    public static Digest digestOf(String layer) {
        return TestManifest.layer(layer).digest();
    }

    /** The stored size of the layer of that name. */
    public static long sizeOf(String layer) {
        return TestManifest.layer(layer).sizeBytes();
    }

    /** The same registry; what is written through it has this age. */
    public TestRegistry aged(Duration age) {
        return new TestRegistry(tree, NOW.minus(age));
    }

    public Path root() {
        return tree.root();
    }

    public StorageRoot storageRoot() {
        return StorageRoot.of(tree.root());
    }

    /** The file or folder at a path of {@link RegistryLayout}. */
    public Path resolve(String path) {
        return tree.resolve(path);
    }

    /** Pushes an OCI image of these layers and tags it. */
    public TestRegistry image(String repository, String tag, String... layers) {
        return push(repository, tag, TestManifest.image(layers));
    }

    /** Pushes an index with all that it lists, and tags it; its children stay untagged. */
    public TestRegistry index(String repository, String tag, TestManifest... children) {
        return push(repository, tag, TestManifest.index(children));
    }

    /** Pushes a manifest and tags it. */
    public TestRegistry push(String repository, String tag, TestManifest manifest) {
        return push(repository, manifest).tag(repository, tag, manifest);
    }

    /** Pushes a manifest without a tag, after its blobs and the manifests that it lists. */
    public TestRegistry push(String repository, TestManifest manifest) {
        manifest.children().forEach(child -> push(repository, child));
        for (Document blob : manifest.blobs()) {
            store(blob);
            tree.layerLink(repository, blob.digest(), modifiedAt);
        }
        store(manifest.document());
        return revisionLink(repository, manifest);
    }

    /** Lets a tag point at a manifest, now and in its history. */
    public TestRegistry tag(String repository, String tag, TestManifest manifest) {
        tree.tag(repository, tag, manifest.digest(), modifiedAt);
        return this;
    }

    /** Stores a layer that no repository links. */
    public TestRegistry blob(String layer) {
        return store(TestManifest.layer(layer));
    }

    /** Stores a blob under the layer's digest that is this long, without content. */
    public TestRegistry blob(String layer, long sizeBytes) {
        tree.sparseBlob(digestOf(layer), sizeBytes, modifiedAt);
        return this;
    }

    /** Stores the document of a manifest, and nothing else of it. */
    public TestRegistry store(Document document) {
        tree.blob(document.content(), modifiedAt);
        return this;
    }

    /** Links a layer, stored or not, as an upload or a mount does. */
    public TestRegistry layerLink(String repository, String layer) {
        tree.layerLink(repository, digestOf(layer), modifiedAt);
        return this;
    }

    /** Links a layer under its SHA-512, as a push by that digest does beside the usual link. */
    public TestRegistry layerLinkBySha512(String repository, String layer) {
        Digest named = TestManifest.sha512(TestManifest.layer(layer));
        return file(
                RegistryLayout.layerLinkPath(repository, named), digestOf(layer).toString());
    }

    /** Links a manifest, stored or not. */
    public TestRegistry revisionLink(String repository, TestManifest manifest) {
        tree.revisionLink(repository, manifest.digest(), modifiedAt);
        return this;
    }

    /** Begins an upload that nobody finishes. */
    public TestRegistry upload(String repository, String uuid, long sizeBytes) {
        tree.upload(repository, uuid, sizeBytes, modifiedAt);
        return this;
    }

    /** Writes any file, in place of the one that is there. */
    public TestRegistry file(String path, String text) {
        tree.file(path, text.getBytes(UTF_8), modifiedAt);
        return this;
    }

    /** Makes a folder, as it is left when the last file in it is deleted. */
    public TestRegistry folder(String path) {
        return change(() -> Files.createDirectories(resolve(path)));
    }

    /** Leaves a file without bytes, as a crash does. */
    public TestRegistry truncate(String path) {
        return file(path, "");
    }

    /** Overwrites a stored manifest with bytes that do not hash to its digest. */
    public TestRegistry corrupt(TestManifest manifest) {
        return file(RegistryLayout.blobPath(manifest.digest()), "{\"schemaVersion\": 2, \"layers\"");
    }

    /** Gives a file the age of this registry. */
    public TestRegistry touch(String path) {
        return change(() -> Files.setLastModifiedTime(resolve(path), FileTime.from(modifiedAt)));
    }

    /** Deletes a manifest from a repository as the registry's API does: the revision goes, the blob stays. */
    public TestRegistry removeRevisionLink(String repository, TestManifest manifest) {
        return remove(RegistryLayout.revisionLinkPath(repository, manifest.digest()));
    }

    public TestRegistry removeLayerLink(String repository, String layer) {
        return remove(RegistryLayout.layerLinkPath(repository, digestOf(layer)));
    }

    public TestRegistry removeBlob(Digest digest) {
        return remove(RegistryLayout.blobPath(digest));
    }

    /** Removes a file, or a folder with everything in it, that must be there. */
    public TestRegistry remove(String path) {
        return change(() -> {
            try (Stream<Path> inside = Files.walk(resolve(path))) {
                for (Path file : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        });
    }

    /** A folder of a repository, such as {@code _manifests/tags}. */
    public static String repositoryPath(String repository, String below) {
        return RegistryLayout.REPOSITORIES + "/" + repository + "/" + below;
    }

    /** The folder of an upload, as a plan names it. */
    public static String uploadFolder(String repository, String uuid) {
        String data = RegistryLayout.uploadPath(repository, uuid, UploadFile.DATA);
        return data.substring(0, data.lastIndexOf('/'));
    }

    /** Every path below the root, files and folders, sorted. */
    public List<Path> paths() {
        try (Stream<Path> paths = Files.walk(root())) {
            return paths.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Change {
        void make() throws IOException;
    }

    private TestRegistry change(Change change) {
        try {
            change.make();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
