package dev.ballast.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ballast.registry.InvalidManifestException.Reason;
import dev.ballast.testing.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Reads real manifests of many tools, which are kept outside of the project; CI must have them. Their kinds come from
 * the index beside them, their references from a plain walk over the fields that hold descriptors.
 */
class RealManifestsTest {

    /**
     * The one that is truly invalid: its config has an empty digest. The documents called invalid elsewhere have
     * layers of odd media types, which a registry stores and serves like any other, so they are read.
     */
    private static final String WITHOUT_DIGEST = "containers+image__internal_manifest_testdata_ociv1.artifact.json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ManifestParser PARSER = ManifestParser.withDefaultLimits();

    /** One line of the index. */
    private record Document(String name, String kind, Path file) {}

    @TestFactory
    Stream<DynamicTest> readsEveryRealDocument() throws IOException {
        List<Document> documents = documents(RealData.at("manifests"));
        assertThat(documents).hasSize(97);
        return documents.stream().map(document -> DynamicTest.dynamicTest(document.name(), () -> check(document)));
    }

    private static void check(Document document) throws Exception {
        byte[] bytes = Files.readAllBytes(document.file());
        if (document.name().equals(WITHOUT_DIGEST)) {
            assertThatExceptionOfType(InvalidManifestException.class)
                    .isThrownBy(() -> PARSER.parse(bytes))
                    .satisfies(problem -> assertThat(problem.reason()).isEqualTo(Reason.INVALID_DESCRIPTOR))
                    .withMessageContaining("/config/digest");
            return;
        }
        Manifest manifest = PARSER.parse(bytes);
        JsonNode json = JSON.readTree(bytes);
        assertThat(manifest.kind()).isEqualTo(expectedKind(document.kind(), json));
        assertThat(manifest.references())
                .extracting(reference -> reference.role().label() + " " + reference.digest())
                .containsExactlyElementsOf(expectedReferences(json));
    }

    /** An artifact says so, or its config is not one of those that images have. */
    private static ManifestKind expectedKind(String kind, JsonNode json) {
        return switch (kind) {
            case "OCI index", "docker manifest list" -> ManifestKind.INDEX;
            case "docker schema1" -> ManifestKind.IMAGE;
            case "docker schema2", "OCI manifest" -> isArtifact(json) ? ManifestKind.ARTIFACT : ManifestKind.IMAGE;
            default -> throw new IllegalArgumentException("A kind that the index did not have: " + kind);
        };
    }

    private static boolean isArtifact(JsonNode json) {
        Set<String> imageConfigs = Set.of(
                "application/vnd.docker.container.image.v1+json",
                "application/vnd.oci.image.config.v1+json",
                "application/octet-stream");
        return json.has("artifactType")
                || !imageConfigs.contains(json.at("/config/mediaType").asText());
    }

    /** Such as {@code layer sha256:…}: real artifacts use one blob as config and layer, or name their own child. */
    private static Set<String> expectedReferences(JsonNode json) {
        Set<String> references = new LinkedHashSet<>();
        if (json.hasNonNull("config")) {
            references.add("config " + json.at("/config/digest").asText());
        }
        json.path("layers")
                .forEach(layer -> references.add("layer " + layer.get("digest").asText()));
        json.path("fsLayers")
                .forEach(layer -> references.add("layer " + layer.get("blobSum").asText()));
        json.path("manifests")
                .forEach(entry ->
                        references.add("manifest " + entry.get("digest").asText()));
        if (json.hasNonNull("subject")) {
            references.add("subject " + json.at("/subject/digest").asText());
        }
        return references;
    }

    private static List<Document> documents(Path folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("index.tsv"));
        List<String> columns = List.of(lines.get(0).split("\t", -1));
        List<Document> documents = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            String name = cells[columns.indexOf("file")];
            documents.add(new Document(name, cells[columns.indexOf("kind")], folder.resolve(name)));
        }
        return documents;
    }
}
