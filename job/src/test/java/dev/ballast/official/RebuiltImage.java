package dev.ballast.official;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ballast.registry.MediaType;
import dev.ballast.sample.Document;
import java.util.List;
import java.util.stream.Stream;

/**
 * An image's manifest, rebuilt byte by byte as Docker wrote it: indented by three spaces, the size before the digest.
 *
 * <p>A verified one hashes to its real digest. The others, all of Windows, cannot be rebuilt: the sizes of their configs
 * and the addresses of their foreign layers are unknown. They are stored under the digest of the bytes that were rebuilt,
 * and what is expected follows from these.
 */
record RebuiltImage(Document document, NamedBlob config, List<NamedBlob> layers) {
    private static final String LAYER = "application/vnd.docker.image.rootfs.diff.tar.gzip";
    private static final String FOREIGN_LAYER = "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip";
    private static final DefaultIndenter THREE_SPACES = new DefaultIndenter("   ", "\n");
    private static final JsonMapper JSON = new JsonMapper();
    private static final ObjectWriter AS_DOCKER = JSON.writer(
            new DefaultPrettyPrinter(Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
                    .withObjectIndenter(THREE_SPACES)
                    .withArrayIndenter(THREE_SPACES));

    RebuiltImage {
        layers = List.copyOf(layers);
    }

    static RebuiltImage of(OfficialImage image) {
        Document document = image.verified() ? verified(image) : document(image, MediaType.DOCKER_CONFIG);
        return new RebuiltImage(document, image.config(), image.layers());
    }

    /** The blobs that a push uploads before the manifest: the config and the layers that are not foreign. */
    Stream<NamedBlob> uploaded() {
        return Stream.concat(Stream.of(config), layers.stream().filter(layer -> !layer.foreign()));
    }

    /** Old clients called the config a stream of octets; the digest tells which it was. */
    private static Document verified(OfficialImage image) {
        return Stream.of(MediaType.DOCKER_CONFIG, MediaType.OCTET_STREAM)
                .map(configType -> document(image, configType))
                .filter(document -> document.digest().equals(image.manifest()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Cannot rebuild the manifest " + image.manifest()));
    }

    private static Document document(OfficialImage image, MediaType configType) {
        ObjectNode manifest =
                JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", MediaType.DOCKER_SCHEMA2.value());
        manifest.set("config", descriptor(configType.value(), image.config()));
        ArrayNode layers = manifest.putArray("layers");
        image.layers().forEach(layer -> layers.add(descriptor(layer.foreign() ? FOREIGN_LAYER : LAYER, layer)));
        try {
            return new Document(MediaType.DOCKER_SCHEMA2, AS_DOCKER.writeValueAsBytes(manifest));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON nodes could not be written", e);
        }
    }

    private static ObjectNode descriptor(String mediaType, NamedBlob blob) {
        return JSON.createObjectNode()
                .put("mediaType", mediaType)
                .put("size", blob.sizeBytes())
                .put("digest", blob.digest().toString());
    }
}
