package dev.ballast.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ballast.registry.InvalidManifestException.Reason;
import java.util.Iterator;
import java.util.Optional;

/** JSON to {@link Descriptor}: strict where the form requires one, lenient where one is merely found. */
final class DescriptorReader {

    private static final String DIGEST = "digest";
    private static final String BLOB_SUM = "blobSum";

    private DescriptorReader() {}

    /** The descriptor that has to be at this place. */
    static Descriptor required(JsonNode node, Place place) throws InvalidManifestException {
        if (!node.isObject()) {
            throw invalid(place + " is no descriptor.");
        }
        rejectOtherSpellings(node, DIGEST, place);
        Digest digest = requiredDigest(node, DIGEST, place);
        JsonNode size = node.path("size");
        if (!size.isMissingNode() && !isSize(size)) {
            throw invalid(place + "/size is no number of bytes.");
        }
        return found(node, digest);
    }

    /** The layer of a schema 1 manifest that has to be at this place. */
    static Descriptor requiredBlobSum(JsonNode node, Place place) throws InvalidManifestException {
        rejectOtherSpellings(node, BLOB_SUM, place);
        return Descriptor.ofDigest(requiredDigest(node, BLOB_SUM, place));
    }

    /** What an object says about a digest that was found in it; whatever it says in another form counts as unsaid. */
    static Descriptor found(JsonNode object, Digest digest) {
        JsonNode size = object.path("size");
        return new Descriptor(
                new MediaType(text(object, "mediaType")),
                digest,
                isSize(size) ? size.longValue() : Descriptor.UNDECLARED,
                platform(object.path("platform")),
                text(object, "artifactType"),
                !object.path("urls").isEmpty());
    }

    /** Whether a field of this name holds a descriptor's digest for some reader, however carelessly it is spelled. */
    static boolean namesDigest(String field) {
        return field.equalsIgnoreCase(DIGEST) || field.equalsIgnoreCase(BLOB_SUM);
    }

    static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isTextual() ? value.textValue() : "";
    }

    private static Digest requiredDigest(JsonNode node, String field, Place place) throws InvalidManifestException {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw invalid(place + " has no " + field + ".");
        }
        Optional<Digest> digest = Digest.tryParse(value.textValue());
        if (digest.isEmpty()) {
            throw invalid(place + "/" + field + " is no digest: " + Excerpt.of(value.textValue()) + ".");
        }
        return digest.get();
    }

    /**
     * Registries are written in Go, whose JSON reader takes {@code "Digest"} for {@code "digest"}, the last one winning:
     * they would serve another blob than the one read here.
     */
    private static void rejectOtherSpellings(JsonNode node, String field, Place place) throws InvalidManifestException {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (name.equalsIgnoreCase(field) && !name.equals(field)) {
                throw invalid(place + " spells " + field + " as " + Excerpt.of(name) + ".");
            }
        }
    }

    private static boolean isSize(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0;
    }

    private static String platform(JsonNode platform) {
        return join(join(text(platform, "os"), text(platform, "architecture")), text(platform, "variant"));
    }

    private static String join(String left, String right) {
        return left.isEmpty() || right.isEmpty() ? left + right : left + "/" + right;
    }

    private static InvalidManifestException invalid(String message) {
        return new InvalidManifestException(Reason.INVALID_DESCRIPTOR, message);
    }
}
