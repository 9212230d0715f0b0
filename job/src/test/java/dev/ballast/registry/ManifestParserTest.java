package dev.ballast.registry;

import static dev.ballast.registry.Fixtures.digest;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestParserTest {

    private static final ManifestParser PARSER = ManifestParser.withDefaultLimits();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            oci-image                 | IMAGE    | config c0, layer a1, layer a2
            docker-schema2            | IMAGE    | config c1, layer a1, layer a3
            docker-schema2-old-config | IMAGE    | config c2, layer a4
            foreign-layers            | IMAGE    | config c3, layer f1, layer a5
            schema1-unsigned          | IMAGE    | layer e0, layer b2, layer b1
            schema1-signed            | IMAGE    | layer e0, layer b2, layer b1
            untyped-image             | IMAGE    | config c6, layer a7
            oci-index                 | INDEX    | manifest d1, manifest d2, manifest d3
            docker-list               | INDEX    | manifest d4, manifest d5
            index-of-referrers        | INDEX    | manifest d6, subject d7
            untyped-index             | INDEX    | manifest d8
            build-cache               | INDEX    | manifest a6, manifest c5
            artifact-empty-config     | ARTIFACT | config 44, layer ab, subject d1
            artifact-own-config       | ARTIFACT | config c4, layer ac
            artifact-withdrawn        | ARTIFACT | layer ad, subject d2
            """)
    void readsEveryKnownForm(String fixture, ManifestKind kind, String references) throws Exception {
        Manifest manifest = PARSER.parse(Fixtures.document(fixture));
        assertThat(manifest.kind()).isEqualTo(kind);
        assertThat(Fixtures.references(manifest)).isEqualTo(references);
    }

    @Test
    void namesTheMediaTypeThatFieldsImply() throws Exception {
        assertThat(read("untyped-image").mediaType()).isEqualTo(MediaType.OCI_IMAGE);
        assertThat(read("untyped-index").mediaType()).isEqualTo(MediaType.OCI_INDEX);
        assertThat(read("schema1-signed").mediaType()).isEqualTo(MediaType.DOCKER_SCHEMA1_SIGNED);
        assertThat(read("schema1-unsigned").mediaType()).isEqualTo(MediaType.DOCKER_SCHEMA1);
    }

    @Test
    void namesTheArtifactTypeOfEveryArtifact() throws Exception {
        assertThat(read("artifact-empty-config").artifactType()).contains("application/vnd.example.sbom.v1");
        assertThat(read("artifact-own-config").artifactType()).contains("application/vnd.cncf.helm.config.v1+json");
        assertThat(read("artifact-withdrawn").artifactType()).contains("application/vnd.example.signature.v1");
        assertThat(read("index-of-referrers").artifactType()).contains("application/vnd.example.bundle.v1");
        assertThat(read("oci-image").artifactType()).isEmpty();
    }

    @Test
    void takesAnArtifactWithAnImageConfigForAnArtifact() throws Exception {
        Manifest manifest = parse("""
                {"schemaVersion": 2, "artifactType": "application/vnd.example", "layers": [],
                 "config": {"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "%s", "size": 2}}
                """.formatted(digest("c0")));
        assertThat(manifest.kind()).isEqualTo(ManifestKind.ARTIFACT);
    }

    @Test
    void tellsTheSubject() throws Exception {
        assertThat(read("artifact-withdrawn").subject())
                .hasValueSatisfying(subject -> assertThat(subject.digest()).isEqualTo(digest("d2")));
        assertThat(read("oci-image").subject()).isEmpty();
    }

    @Test
    void keepsWhatADescriptorSays() throws Exception {
        Descriptor arm = read("oci-index").references().get(1).descriptor();
        assertThat(arm).isEqualTo(new Descriptor(MediaType.OCI_IMAGE, digest("d2"), 1036, "linux/arm64/v8", "", false));
        Reference foreign = read("foreign-layers").references().get(1);
        assertThat(foreign.foreign()).isTrue();
        assertThat(foreign.isStoredHere()).isFalse();
        assertThat(foreign.descriptor().urlsGiven()).isTrue();
    }

    @Test
    void declaresNoSizesForSchema1() throws Exception {
        assertThat(read("schema1-signed").references())
                .extracting(Reference::declaredSizeBytes)
                .containsOnly(Descriptor.UNDECLARED);
    }

    @Test
    void tellsConfigAndLayersOfAnImage() throws Exception {
        ImageManifest image = (ImageManifest) read("oci-image");
        assertThat(image.config().digest()).isEqualTo(digest("c0"));
        assertThat(image.layers()).extracting(Descriptor::sizeBytes).containsExactly(2811478L, 117L);
    }

    @Test
    void followsEverythingInADocumentOfTwoForms() throws Exception {
        Manifest manifest = read("two-forms-at-once");
        assertThat(manifest.kind()).isEqualTo(ManifestKind.UNKNOWN);
        assertThat(manifest.references())
                .extracting(Reference::digest)
                .containsExactlyInAnyOrder(digest("c7"), digest("a8"), digest("d9"));
    }

    @Test
    void followsDescriptorsAtAnyDepthOfAnUnknownForm() throws Exception {
        Manifest manifest = read("unknown-form");
        assertThat(manifest.kind()).isEqualTo(ManifestKind.UNKNOWN);
        assertThat(Fixtures.references(manifest))
                .isEqualTo("unknown_descriptor ba, unknown_descriptor bb, unknown_descriptor da,"
                        + " unknown_descriptor db, subject da");
        assertThat(((UnknownManifest) manifest).why()).contains("schemaVersion 3", "bundle.v3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]", // no object
                "null", // no object
                "{}", // says nothing
                "{\"schemaVersion\": 2}", // no form
                "{\"schemaVersion\": 2.0, \"manifests\": []}", // the version is no whole number
                "{\"schemaVersion\": \"2\", \"manifests\": []}", // the version is text
                "{\"manifests\": []}", // no version
                "{\"schemaVersion\": 2, \"mediaType\": 7, \"manifests\": []}", // the type is no text
                "{\"schemaVersion\": 1, \"mediaType\": \"application/vnd.oci.image.index.v1+json\"}", // wrong version
                "{\"schemaVersion\": 2, \"mediaType\": \"application/vnd.oci.image.index.v1+json\", \"layers\": []}",
                "{\"schemaVersion\": 2, \"fsLayers\": []}", // schema 1 under version 2
                "{\"schemaVersion\": 1, \"fsLayers\": [], \"layers\": []}", // two forms
                "{\"schemaVersion\": 2, \"manifests\": [], \"blobs\": []}", // two forms
                "{\"schemaVersion\": 2, \"manifests\": [], \"Layers\": []}", // two forms, to a reader in Go
                "{\"schemaVersion\": 2, \"manifests\": [], \"\u017fubject\": {}}", // long s, which Go folds as well
            })
    void doesNotGuessTheForm(String document) throws Exception {
        assertThat(parse(document).kind()).isEqualTo(ManifestKind.UNKNOWN);
    }

    @Test
    void followsFieldsThatOnlyReadersInGoWouldTakeForOurs() throws Exception {
        Manifest manifest = parse("""
                {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json",
                 "Config": {"digest": "%s"}, "LAYERS": [{"Digest": "%s", "digest": "%s"}]}
                """.formatted(digest("c0"), digest("a1"), digest("a2")));
        assertThat(manifest.references())
                .extracting(Reference::digest)
                .containsExactlyInAnyOrder(digest("c0"), digest("a1"), digest("a2"));
    }

    @Test
    void takesNullForAbsentAsToolsInGoWriteIt() throws Exception {
        Manifest manifest = parse("""
                {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json", "manifests": null,
                 "config": {"digest": "%s"}, "layers": null, "subject": null, "artifactType": null}
                """.formatted(digest("c0")));
        assertThat(Fixtures.references(manifest)).isEqualTo("config c0");
    }

    @Test
    void inventsNoReferencesFromAnnotations() throws Exception {
        assertThat(read("oci-index").references()).hasSize(3);
    }

    @Test
    void acceptsAsManyReferencesAsTheLimitSays() throws Exception {
        List<String> entries = IntStream.range(0, 5)
                .mapToObj(i -> "{\"digest\": \"" + digest("a" + i) + "\"}")
                .toList();
        ManifestParser parser = new ManifestParser(new ManifestLimits(4096, 8, 5));
        byte[] document = ("{\"schemaVersion\": 2, \"manifests\": " + entries + "}").getBytes(UTF_8);
        assertThat(parser.parse(document).references()).hasSize(5);
    }

    private static Manifest read(String fixture) throws InvalidManifestException {
        return PARSER.parse(Fixtures.document(fixture));
    }

    private static Manifest parse(String document) throws InvalidManifestException {
        return PARSER.parse(document.getBytes(UTF_8));
    }
}
