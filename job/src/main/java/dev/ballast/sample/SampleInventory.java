package dev.ballast.sample;

import dev.ballast.registry.Descriptor;
import dev.ballast.registry.MediaType;
import dev.ballast.registry.RegistryLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The S3 Inventory of a registry that is too large to be made as a whole. All blobs and links are in the inventory; of the
 * files only those are written that a run reads: manifests, and the current links of tags.
 *
 * <p>Each repository has 25 images, which share 10 layers; each has 30 layers and a config of its own. Every fifth image
 * has a tag. About a tenth of all blobs is named by nothing.
 */
public final class SampleInventory {
    private static final int IMAGES_PER_REPOSITORY = 25;
    private static final int REPOSITORIES_PER_PROJECT = 40;
    private static final int SHARED_LAYERS = 10;
    private static final int OWN_LAYERS = 30;
    private static final int IMAGES_PER_TAG = 5;
    private static final int ORPHANS_PER_IMAGE = 3;
    private static final int LARGEST_LAYER_BYTES = 80_000_000;
    private static final int LARGEST_CONFIG_BYTES = 6_000;
    private static final Duration YOUNGEST = Duration.ofDays(10);
    private static final Duration OLDEST = Duration.ofDays(400);
    private static final MediaType CONFIG = new MediaType("application/vnd.oci.image.config.v1+json");

    private final long blobs;
    private final Instant createdAt;
    private final Dice dice;

    /**
     * @param blobs how many at least; the last repository is written to its end
     * @param createdAt when the inventory is to be of
     */
    public SampleInventory(long seed, long blobs, Instant createdAt) {
        if (blobs < 1) {
            throw new IllegalArgumentException(blobs + " blobs");
        }
        this.blobs = blobs;
        this.createdAt = createdAt;
        this.dice = new Dice(seed);
    }

    /**
     * Writes {@code registry/}, with the files that are read, and {@code inventory/manifest.json} with its parts.
     *
     * @throws UncheckedIOException if a file cannot be written
     */
    public WrittenInventory writeTo(Path folder) {
        RegistryTree tree = new RegistryTree(folder.resolve("registry"));
        Path manifest = folder.resolve("inventory/manifest.json");
        try (InventoryParts parts = new InventoryParts(manifest.resolveSibling("data"))) {
            int repositories = 0;
            while (parts.blobs() < blobs) {
                repository(repositories++, tree, parts);
            }
            parts.finish(manifest, createdAt);
            return new WrittenInventory(
                    manifest,
                    tree.root(),
                    repositories,
                    (long) repositories * IMAGES_PER_REPOSITORY,
                    parts.blobs(),
                    parts.objects());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + manifest, e);
        }
    }

    private void repository(int number, RegistryTree tree, InventoryParts parts) throws IOException {
        String name = "project-%04d/service-%06d".formatted(number / REPOSITORIES_PER_PROJECT, number);
        List<Descriptor> shared = layers(SHARED_LAYERS);
        pushLayers(name, shared, pushedAt(), parts);
        for (int image = 0; image < IMAGES_PER_REPOSITORY; image++) {
            image(name, image, shared, tree, parts);
        }
    }

    private void image(String repository, int number, List<Descriptor> shared, RegistryTree tree, InventoryParts parts)
            throws IOException {
        Instant pushedAt = pushedAt();
        List<Descriptor> own = layers(OWN_LAYERS);
        Descriptor config = descriptor(CONFIG, LARGEST_CONFIG_BYTES);
        pushLayers(repository, own, pushedAt, parts);
        pushLayers(repository, List.of(config), pushedAt, parts);
        Document manifest = ManifestDocuments.ociImage(
                config, Stream.concat(shared.stream(), own.stream()).toList());
        manifest.storeIn(tree, pushedAt);
        parts.blob(manifest.descriptor(), pushedAt);
        parts.link(RegistryLayout.revisionLinkPath(repository, manifest.digest()), pushedAt);
        if (number % IMAGES_PER_TAG == 0) {
            String tag = "v" + number;
            tree.tag(repository, tag, manifest.digest(), pushedAt);
            parts.link(RegistryLayout.tagCurrentLinkPath(repository, tag), pushedAt);
            parts.link(RegistryLayout.tagHistoryLinkPath(repository, tag, manifest.digest()), pushedAt);
        }
        for (Descriptor orphan : layers(ORPHANS_PER_IMAGE)) {
            parts.blob(orphan, pushedAt);
        }
    }

    private static void pushLayers(String repository, List<Descriptor> layers, Instant pushedAt, InventoryParts parts)
            throws IOException {
        for (Descriptor layer : layers) {
            parts.blob(layer, pushedAt);
            parts.link(RegistryLayout.layerLinkPath(repository, layer.digest()), pushedAt);
        }
    }

    private List<Descriptor> layers(int count) {
        List<Descriptor> layers = new ArrayList<>();
        for (int layer = 0; layer < count; layer++) {
            layers.add(descriptor(Layer.OF_IMAGE, LARGEST_LAYER_BYTES));
        }
        return layers;
    }

    private Descriptor descriptor(MediaType mediaType, int largestBytes) {
        return Layer.of(mediaType, dice.between(1, largestBytes), dice).descriptor();
    }

    private Instant pushedAt() {
        return createdAt.minus(dice.between(YOUNGEST, OLDEST));
    }
}
