package dev.ballast.properties;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.google.common.collect.Lists;
import dev.ballast.registry.Digest;
import dev.ballast.registry.MediaType;
import dev.ballast.sample.Document;
import dev.ballast.sample.ManifestDocuments;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A manifest's bytes, and what they say.
 *
 * @param said nothing if they are damaged
 */
record Draft(Document document, @Nullable Said said) {
    static final String IMAGE_CONFIG = "application/vnd.oci.image.config.v1+json";
    static final String CHART_CONFIG = "application/vnd.cncf.helm.config.v1+json";
    static final String SIGNATURE = "application/vnd.example.signature";
    private static final String UNKNOWN_TYPE = "application/vnd.example.bundle.v3+json";

    /** An image, or an artifact if its config is not an image's. */
    static Draft oci(Part config, List<Part> layers, @Nullable Instant created) {
        boolean isImage = IMAGE_CONFIG.equals(config.mediaType());
        Document document = ManifestDocuments.ociImage(config.descriptor(), Lists.transform(layers, Part::descriptor));
        return new Draft(
                created == null ? document : annotated(document, created),
                new Said(
                        isImage ? Said.IMAGE : Said.ARTIFACT,
                        MediaType.OCI_IMAGE.value(),
                        isImage ? null : config.mediaType(),
                        named(config, layers),
                        null,
                        created));
    }

    /** An artifact without a config of its own. */
    static Draft referrer(List<Part> layers, Digest subject) {
        Document config = ManifestDocuments.EMPTY_CONFIG;
        Part empty =
                new Part(Part.CONFIG, MediaType.OCI_EMPTY.value(), config.digest(), config.sizeBytes(), false, null);
        Part about = new Part("subject", MediaType.OCI_IMAGE.value(), subject, 1, false, null);
        return new Draft(
                ManifestDocuments.referrer(SIGNATURE, Lists.transform(layers, Part::descriptor), about.descriptor()),
                new Said(Said.ARTIFACT, MediaType.OCI_IMAGE.value(), SIGNATURE, named(empty, layers), subject, null));
    }

    static Draft index(List<Part> entries) {
        return new Draft(
                ManifestDocuments.ociIndex(Lists.transform(entries, Part::descriptor)),
                new Said(Said.INDEX, MediaType.OCI_INDEX.value(), null, entries, null, null));
    }

    /** The oldest form, which names the topmost layer first and says nothing but digests. */
    static Draft schema1(String name, List<Digest> layers) {
        String topmostFirst = Lists.reverse(layers).stream()
                .map(layer -> "{\"blobSum\": \"" + layer + "\"}")
                .collect(joining(", "));
        String history =
                layers.stream().map(layer -> "{\"v1Compatibility\": \"{}\"}").collect(joining(", "));
        return written(
                MediaType.DOCKER_SCHEMA1,
                "{\"schemaVersion\": 1, \"name\": \"%s\", \"fsLayers\": [%s], \"history\": [%s]}"
                        .formatted(name, topmostFirst, history),
                new Said(
                        Said.IMAGE,
                        MediaType.DOCKER_SCHEMA1.value(),
                        null,
                        Lists.transform(layers, layer -> new Part(Part.LAYER, null, layer, Part.UNSAID, false, null)),
                        null,
                        null));
    }

    /** Of a kind that nobody knows, which names layers somewhere. */
    static Draft unknown(List<Part> layers) {
        String parts = layers.stream()
                .map(layer -> "{\"content\": {\"mediaType\": \"%s\", \"digest\": \"%s\", \"size\": %d}}"
                        .formatted(layer.mediaType(), layer.digest(), layer.bytes()))
                .collect(joining(", "));
        return written(
                new MediaType(UNKNOWN_TYPE),
                "{\"schemaVersion\": 3, \"mediaType\": \"%s\", \"parts\": [%s]}".formatted(UNKNOWN_TYPE, parts),
                new Said(
                        null,
                        UNKNOWN_TYPE,
                        null,
                        Lists.transform(layers, layer -> layer.as(Part.SOMETHING)),
                        null,
                        null));
    }

    static Draft damaged(String name) {
        return written(MediaType.NONE, "{\"broken\": \"" + name, null);
    }

    Digest digest() {
        return document.digest();
    }

    /** How an index names it. */
    Part entry(@Nullable String platform) {
        return new Part(
                Part.ENTRY, document.descriptor().mediaType().value(), digest(), document.sizeBytes(), false, platform);
    }

    private static List<Part> named(Part config, List<Part> layers) {
        return Lists.asList(config, layers.toArray(Part[]::new));
    }

    private static Draft written(MediaType mediaType, String text, @Nullable Said said) {
        return new Draft(new Document(mediaType, text.getBytes(UTF_8)), said);
    }

    private static Document annotated(Document document, Instant created) {
        String text = new String(document.content(), UTF_8);
        String annotations = ",\"annotations\":{\"org.opencontainers.image.created\":\"" + created + "\"}}";
        return new Document(
                document.descriptor().mediaType(),
                (text.substring(0, text.length() - 1) + annotations).getBytes(UTF_8));
    }
}
