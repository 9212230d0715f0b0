package dev.ballast.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ballast.registry.InvalidManifestException.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads a manifest's bytes. What kind it is stands in the document only: by its media type, or, if it has none, by its
 * fields, as the OCI image specification says. Keys that stand twice are refused, for two readers may disagree about
 * them; so is everything after the document's end.
 *
 * <p>A document that claims one kind and carries the content fields of another ({@code manifests} beside {@code layers})
 * is {@link Manifest.Unknown}: everything in it is followed. Source: CVE-2021-41190.
 *
 * <p>Safe for use by several threads.
 */
public final class ManifestParser {
    private final ManifestLimits limits;
    private final ObjectReader json;

    public ManifestParser(ManifestLimits limits) {
        this.limits = limits;
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.maxDepth())
                        .maxStringLength(limits.maxBytes())
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        this.json = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readerFor(JsonNode.class);
    }

    /** A parser with {@link ManifestLimits#DEFAULT}. */
    public static ManifestParser withDefaultLimits() {
        return new ManifestParser(ManifestLimits.DEFAULT);
    }

    public ManifestLimits limits() {
        return limits;
    }

    /**
     * Reads a document.
     *
     * @throws InvalidManifestException if it is no JSON object, exceeds a limit, or lacks what its kind requires
     */
    public Manifest parse(byte[] document) throws InvalidManifestException {
        if (document.length == 0) {
            throw new InvalidManifestException(Reason.EMPTY, "the document is empty");
        }
        if (document.length > limits.maxBytes()) {
            throw new InvalidManifestException(
                    Reason.TOO_LARGE,
                    "the document has " + document.length + " bytes, at most " + limits.maxBytes() + " are read");
        }
        Manifest manifest = manifest(new ManifestDocument(tree(document)));
        int references = manifest.references().size();
        if (references > limits.maxReferences()) {
            throw new InvalidManifestException(
                    Reason.TOO_MANY_REFERENCES,
                    "the document names " + references + " digests, at most " + limits.maxReferences() + " are read");
        }
        return manifest;
    }

    private JsonNode tree(byte[] document) throws InvalidManifestException {
        try {
            JsonNode tree = json.readValue(document);
            if (tree == null || !tree.isObject()) {
                throw new InvalidManifestException(Reason.NOT_JSON, "the document is no JSON object");
            }
            return tree;
        } catch (StreamConstraintsException e) {
            throw new InvalidManifestException(Reason.TOO_DEEP, "the document exceeds a limit: " + firstLine(e));
        } catch (JsonParseException e) {
            boolean twice = e.getOriginalMessage().startsWith("Duplicate field");
            throw new InvalidManifestException(
                    twice ? Reason.DUPLICATE_KEY : Reason.NOT_JSON,
                    (twice ? "a key stands twice: " : "the document is not JSON: ") + firstLine(e));
        } catch (MismatchedInputException e) {
            throw new InvalidManifestException(Reason.NOT_JSON, "the document is not JSON alone: " + firstLine(e));
        } catch (IOException e) {
            throw new InvalidManifestException(Reason.NOT_JSON, "the document is not JSON: " + e.getMessage());
        }
    }

    private static String firstLine(JsonProcessingException problem) {
        String message = problem.getOriginalMessage();
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    private static Manifest manifest(ManifestDocument document) throws InvalidManifestException {
        MediaType mediaType = document.mediaType();
        if (document.schemaVersion() == 1 && (mediaType.isNone() || mediaType.isSchema1())) {
            return schema1(document, mediaType);
        }
        if (document.isAmbiguous()) {
            return unknown(document, mediaType);
        }
        if (mediaType.isIndex() || (mediaType.isNone() && document.has("manifests"))) {
            return index(document, mediaType.isNone() ? MediaType.OCI_INDEX : mediaType);
        }
        if (mediaType.isImageManifest() || (mediaType.isNone() && document.has("config") && document.has("layers"))) {
            return image(document, mediaType.isNone() ? MediaType.OCI_MANIFEST : mediaType);
        }
        return mediaType.equals(MediaType.OCI_ARTIFACT) ? artifact(document) : unknown(document, mediaType);
    }

    private static Manifest image(ManifestDocument document, MediaType mediaType) throws InvalidManifestException {
        return new Manifest.Image(
                mediaType,
                Optional.of(document.required("config")),
                document.list("layers", true),
                document.text("artifactType"),
                document.optional("subject"));
    }

    private static Manifest index(ManifestDocument document, MediaType mediaType) throws InvalidManifestException {
        return new Manifest.Index(
                mediaType,
                document.list("manifests", true),
                document.text("artifactType"),
                document.optional("subject"));
    }

    private static Manifest artifact(ManifestDocument document) throws InvalidManifestException {
        return new Manifest.Artifact(
                MediaType.OCI_ARTIFACT,
                document.list("blobs", false),
                document.text("artifactType"),
                document.optional("subject"));
    }

    private static Manifest schema1(ManifestDocument document, MediaType mediaType) throws InvalidManifestException {
        MediaType implied = document.has("signatures") ? MediaType.DOCKER_SCHEMA1_SIGNED : MediaType.DOCKER_SCHEMA1;
        List<Digest> layers = document.blobSums();
        return new Manifest.Schema1(mediaType.isNone() ? implied : mediaType, layers);
    }

    private static Manifest unknown(ManifestDocument document, MediaType mediaType) {
        return new Manifest.Unknown(mediaType, document.everyDescriptor());
    }
}
