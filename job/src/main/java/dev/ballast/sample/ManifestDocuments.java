package dev.ballast.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ballast.registry.Descriptor;
import dev.ballast.registry.Digest;
import dev.ballast.registry.MediaType;
import java.util.List;
import java.util.Map;

/**
 * Makes manifests, byte for byte the same for the same descriptors.
 *
 * <p>Sources: OCI image specification 1.1 (manifest.md, image-index.md, "Guidelines for Artifact Usage"); Docker's image
 * manifest version 2, schema 2; BuildKit's attestation storage. Example, an OCI image:
 *
 * <pre>{@code
 * {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json",
 *  "config": {"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "sha256:…", "size": 1469},
 *  "layers": [{"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "sha256:…", "size": 29126484}]}
 * }</pre>
 */
public final class ManifestDocuments {

    /** The config of an artifact that has none. */
    public static final Document EMPTY_CONFIG = new Document(MediaType.OCI_EMPTY, new byte[] {'{', '}'});

    private static final JsonMapper JSON = new JsonMapper();

    private ManifestDocuments() {}

    public static Document ociImage(Descriptor config, List<Descriptor> layers) {
        return document(MediaType.OCI_IMAGE, image(MediaType.OCI_IMAGE, config, layers));
    }

    /** An image or artifact with its own config that refers to another manifest. */
    public static Document ociImage(Descriptor config, List<Descriptor> layers, Descriptor subject) {
        ObjectNode manifest = image(MediaType.OCI_IMAGE, config, layers);
        manifest.set("subject", descriptor(subject));
        return document(MediaType.OCI_IMAGE, manifest);
    }

    /** An artifact without a config, such as a bill of materials, that refers to another manifest. */
    public static Document referrer(String artifactType, List<Descriptor> layers, Descriptor subject) {
        ObjectNode manifest = image(MediaType.OCI_IMAGE, EMPTY_CONFIG.descriptor(), layers);
        manifest.put("artifactType", artifactType);
        manifest.set("subject", descriptor(subject));
        return document(MediaType.OCI_IMAGE, manifest);
    }

    public static Document dockerImage(Descriptor config, List<Descriptor> layers) {
        return document(MediaType.DOCKER_SCHEMA2, image(MediaType.DOCKER_SCHEMA2, config, layers));
    }

    public static Document ociIndex(List<Descriptor> manifests) {
        return ociIndex(manifests, Map.of());
    }

    /**
     * An index that holds attestations, as BuildKit writes them.
     *
     * @param manifests images and attestations in their order, each with its platform
     * @param attested for the digest of each attestation, that of the image it is about
     */
    public static Document ociIndex(List<Descriptor> manifests, Map<Digest, Digest> attested) {
        return document(MediaType.OCI_INDEX, index(MediaType.OCI_INDEX, manifests, attested));
    }

    public static Document dockerList(List<Descriptor> manifests) {
        return document(MediaType.DOCKER_LIST, index(MediaType.DOCKER_LIST, manifests, Map.of()));
    }

    private static ObjectNode image(MediaType mediaType, Descriptor config, List<Descriptor> layers) {
        ObjectNode manifest = head(mediaType);
        manifest.set("config", descriptor(config));
        ArrayNode list = manifest.putArray("layers");
        layers.forEach(layer -> list.add(descriptor(layer)));
        return manifest;
    }

    private static ObjectNode index(MediaType mediaType, List<Descriptor> manifests, Map<Digest, Digest> attested) {
        ObjectNode index = head(mediaType);
        ArrayNode list = index.putArray("manifests");
        for (Descriptor manifest : manifests) {
            ObjectNode entry = descriptor(manifest);
            Digest image = attested.get(manifest.digest());
            if (image != null) {
                entry.putObject("annotations")
                        .put("vnd.docker.reference.digest", image.toString())
                        .put("vnd.docker.reference.type", "attestation-manifest");
            }
            list.add(entry);
        }
        return index;
    }

    private static ObjectNode head(MediaType mediaType) {
        return JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", mediaType.value());
    }

    private static ObjectNode descriptor(Descriptor descriptor) {
        ObjectNode node = JSON.createObjectNode();
        node.put("mediaType", descriptor.mediaType().value());
        node.put("digest", descriptor.digest().toString());
        node.put("size", descriptor.sizeBytes());
        if (!descriptor.artifactType().isEmpty()) {
            node.put("artifactType", descriptor.artifactType());
        }
        if (!descriptor.platform().isEmpty()) {
            node.set("platform", platform(descriptor.platform()));
        }
        return node;
    }

    private static ObjectNode platform(String platform) {
        String[] parts = platform.split("/", 3);
        ObjectNode node = JSON.createObjectNode().put("architecture", parts[1]).put("os", parts[0]);
        if (parts.length == 3) {
            node.put("variant", parts[2]);
        }
        return node;
    }

    static Document document(MediaType mediaType, JsonNode root) {
        try {
            return new Document(mediaType, JSON.writeValueAsBytes(root));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON nodes could not be written", e);
        }
    }
}
