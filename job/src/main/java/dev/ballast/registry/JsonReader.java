package dev.ballast.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ballast.registry.InvalidManifestException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Bytes to JSON tree, within limits, with every key once and nothing after the end. */
final class JsonReader {

    private final ManifestLimits limits;
    private final JsonMapper mapper;

    JsonReader(ManifestLimits limits) {
        this.limits = limits;
        this.mapper = JsonMapper.builder(factory(limits))
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .build();
    }

    private static JsonFactory factory(ManifestLimits limits) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.maxDepth())
                        .maxStringLength(limits.maxBytes())
                        .maxNameLength(limits.maxBytes())
                        .build())
                // Annotation keys are anybody's: millions of them must not fill the JVM's table of strings.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }

    JsonNode read(byte[] document) throws InvalidManifestException {
        if (document.length == 0) {
            throw new InvalidManifestException(Reason.EMPTY, "The document has no bytes.");
        }
        if (document.length > limits.maxBytes()) {
            throw new InvalidManifestException(
                    Reason.TOO_LARGE,
                    "The document has " + document.length + " bytes; the limit is " + limits.maxBytes() + ".");
        }
        try (JsonParser parser = mapper.createParser(document)) {
            return read(parser);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed", e);
        }
    }

    private JsonNode read(JsonParser parser) throws IOException, InvalidManifestException {
        try {
            JsonNode root = mapper.readTree(parser);
            if (root == null || root.isMissingNode()) {
                throw new InvalidManifestException(Reason.EMPTY, "The document holds white space only.");
            }
            if (parser.nextToken() != null) {
                throw new InvalidManifestException(
                        Reason.NOT_JSON, "Something follows the JSON document, at " + position(parser) + ".");
            }
            return root;
        } catch (MismatchedInputException e) {
            throw new InvalidManifestException(Reason.DUPLICATE_KEY, "The key " + pointer(parser) + " is there twice.");
        } catch (JsonProcessingException e) {
            throw unreadable(parser, e);
        }
    }

    private InvalidManifestException unreadable(JsonParser parser, JsonProcessingException cause) {
        if (parser.getParsingContext().getNestingDepth() > limits.maxDepth()) {
            return new InvalidManifestException(
                    Reason.TOO_DEEP,
                    "Nested deeper than " + limits.maxDepth() + " levels, at " + position(parser) + ".");
        }
        return new InvalidManifestException(
                Reason.NOT_JSON, "Not JSON, at " + position(parser) + ": " + Excerpt.line(cause.getOriginalMessage()));
    }

    private static String pointer(JsonParser parser) {
        return Excerpt.of(parser.getParsingContext().pathAsPointer().toString());
    }

    private static String position(JsonParser parser) {
        return "byte " + parser.currentLocation().getByteOffset();
    }
}
