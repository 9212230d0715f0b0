package dev.ballast.sample;

import dev.ballast.registry.Descriptor;
import dev.ballast.registry.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a repository's builds become documents: one image, or an index of an image per platform. An index of OCI carries
 * an attestation for each image, as BuildKit writes it.
 *
 * @param repository the repository's name, which becomes the images' title
 * @param format the kind of documents
 * @param dice for the content of attestations
 */
record Packaging(String repository, ImageFormat format, Dice dice) {

    /**
     * @param layersByPlatform for each platform the layers, the lowest first
     * @param created when the build ended
     */
    Contents pack(Map<String, List<Blob>> layersByPlatform, Instant created) {
        Parts parts = new Parts();
        layersByPlatform.forEach((platform, layers) -> parts.addImage(image(platform, layers, created), platform));
        if (layersByPlatform.size() > 1) {
            addIndex(parts, created);
        }
        return parts.contents();
    }

    private Contents image(String platform, List<Blob> layers, Instant created) {
        List<Descriptor> named = layers.stream().map(format::naming).toList();
        Document config = ImageConfigs.config(format.configType(), repository, platform, created, named);
        List<Blob> blobs = new ArrayList<>(layers);
        blobs.add(0, config);
        return new Contents(blobs, List.of(format.image(config.descriptor(), named)));
    }

    private void addIndex(Parts parts, Instant created) {
        if (format == ImageFormat.DOCKER) {
            parts.manifests.add(ManifestDocuments.dockerList(parts.children));
            return;
        }
        Map<Digest, Digest> attested = new LinkedHashMap<>();
        for (Descriptor image : List.copyOf(parts.children)) {
            Contents attestation = Statements.attestation(image, created, dice);
            parts.addImage(attestation, Statements.UNKNOWN_PLATFORM);
            attested.put(attestation.top().digest(), image.digest());
        }
        parts.manifests.add(ManifestDocuments.ociIndex(parts.children, attested));
    }

    /** What has been packed so far. */
    private static final class Parts {
        private final List<Blob> blobs = new ArrayList<>();
        private final List<Document> manifests = new ArrayList<>();
        private final List<Descriptor> children = new ArrayList<>();

        void addImage(Contents image, String platform) {
            blobs.addAll(image.blobs());
            manifests.addAll(image.manifests());
            children.add(image.top().descriptor(platform));
        }

        Contents contents() {
            return new Contents(blobs, manifests);
        }
    }
}
