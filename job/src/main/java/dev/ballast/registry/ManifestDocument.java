package dev.ballast.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ballast.registry.InvalidManifestException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes descriptors out of a manifest's JSON, and says where one is wrong. */
record ManifestDocument(JsonNode root) {

    boolean has(String field) {
        return root.hasNonNull(field);
    }

    int schemaVersion() {
        return root.path("schemaVersion").asInt();
    }

    MediaType mediaType() throws InvalidManifestException {
        return text("mediaType").map(MediaType::new).orElse(MediaType.NONE);
    }

    /** Whether two kinds could claim the document. */
    boolean isAmbiguous() {
        boolean isImageLike = has("layers") || has("config") || has("blobs");
        return (has("manifests") && isImageLike) || (has("fsLayers") && (has("manifests") || isImageLike));
    }

    Optional<String> text(String field) throws InvalidManifestException {
        JsonNode value = root.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw wrongShape("/" + field, "is no string");
        }
        return Optional.of(value.textValue()).filter(text -> !text.isEmpty());
    }

    Descriptor required(String field) throws InvalidManifestException {
        return optional(field).orElseThrow(() -> wrongShape("/" + field, "is missing"));
    }

    Optional<Descriptor> optional(String field) throws InvalidManifestException {
        return has(field) ? Optional.of(descriptor(root.get(field), "/" + field)) : Optional.empty();
    }

    List<Descriptor> list(String field, boolean isRequired) throws InvalidManifestException {
        if (!has(field)) {
            // Go writes an empty list as null.
            if (isRequired && !root.has(field)) {
                throw wrongShape("/" + field, "is missing");
            }
            return List.of();
        }
        JsonNode array = array(field);
        List<Descriptor> descriptors = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            descriptors.add(descriptor(array.get(i), "/" + field + "/" + i));
        }
        return descriptors;
    }

    /** The layers of schema 1. */
    List<Digest> blobSums() throws InvalidManifestException {
        if (!has("fsLayers")) {
            throw wrongShape("/fsLayers", "is missing");
        }
        JsonNode array = array("fsLayers");
        List<Digest> sums = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            sums.add(digest(array.get(i).path("blobSum"), "/fsLayers/" + i + "/blobSum"));
        }
        return sums;
    }

    /** Everything that has a digest, wherever it stands; what is no digest is no descriptor here. */
    List<Descriptor> everyDescriptor() {
        List<Descriptor> found = new ArrayList<>();
        collect(root, found);
        return found;
    }

    private static void collect(JsonNode node, List<Descriptor> found) {
        Stream.of("digest", "blobSum")
                .map(node::path)
                .filter(JsonNode::isTextual)
                .flatMap(text -> Digest.tryParse(text.textValue()).stream())
                .map(digest -> new Descriptor(mediaTypeOf(node), digest, sizeOf(node), platformOf(node)))
                .forEach(found::add);
        node.forEach(child -> collect(child, found));
    }

    private JsonNode array(String field) throws InvalidManifestException {
        JsonNode array = root.get(field);
        if (!array.isArray()) {
            throw wrongShape("/" + field, "is no list");
        }
        return array;
    }

    private static Descriptor descriptor(JsonNode node, String where) throws InvalidManifestException {
        if (!node.isObject()) {
            throw wrongShape(where, "is no descriptor");
        }
        return new Descriptor(
                mediaTypeOf(node), digest(node.path("digest"), where + "/digest"), sizeOf(node), platformOf(node));
    }

    private static Digest digest(JsonNode node, String where) throws InvalidManifestException {
        return Digest.tryParse(node.asText())
                .orElseThrow(() -> new InvalidManifestException(
                        Reason.INVALID_DIGEST, where + " is no digest: '" + abbreviated(node.asText()) + "'"));
    }

    private static MediaType mediaTypeOf(JsonNode node) {
        return new MediaType(node.path("mediaType").asText());
    }

    /** A size only feeds comparisons: an odd one is as good as none. */
    private static long sizeOf(JsonNode node) {
        JsonNode size = node.path("size");
        return size.canConvertToLong() && size.isIntegralNumber() && size.longValue() >= 0
                ? size.longValue()
                : Descriptor.UNDECLARED;
    }

    private static String platformOf(JsonNode node) {
        JsonNode platform = node.path("platform");
        return Stream.of("os", "architecture", "variant")
                .map(field -> platform.path(field).asText())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/"));
    }

    private static String abbreviated(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }

    private static InvalidManifestException wrongShape(String where, String what) {
        return new InvalidManifestException(Reason.WRONG_SHAPE, where + " " + what);
    }
}
