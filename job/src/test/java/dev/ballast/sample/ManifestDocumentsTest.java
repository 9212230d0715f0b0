package dev.ballast.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.registry.Descriptor;
import dev.ballast.registry.Digest;
import dev.ballast.registry.Manifest;
import dev.ballast.registry.ManifestKind;
import dev.ballast.registry.ManifestParser;
import dev.ballast.registry.MediaType;
import dev.ballast.registry.Reference;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestDocumentsTest {
    private static final Descriptor CONFIG = blob(MediaType.OCI_CONFIG.value(), "config");
    private static final Descriptor LAYER = blob("application/vnd.oci.image.layer.v1.tar+gzip", "layer");
    private static final Document IMAGE = ManifestDocuments.ociImage(CONFIG, List.of(LAYER));

    @Test
    void namesTheDigestThatItsBytesHashTo() {
        assertThat(IMAGE.digest()).isEqualTo(Digest.sha256(IMAGE.content()));
        assertThat(IMAGE.descriptor().sizeBytes()).isEqualTo(IMAGE.content().length);
    }

    @Test
    void writesImagesThatTheParserReads() throws Exception {
        assertThat(descriptors(IMAGE)).containsExactly(CONFIG, LAYER);
        assertThat(parse(IMAGE).mediaType()).isEqualTo(MediaType.OCI_IMAGE);
        Document docker = ManifestDocuments.dockerImage(CONFIG, List.of(LAYER));
        assertThat(descriptors(docker)).containsExactly(CONFIG, LAYER);
        assertThat(parse(docker).mediaType()).isEqualTo(MediaType.DOCKER_SCHEMA2);
    }

    @Test
    void writesIndexesWithPlatforms() throws Exception {
        Document other = ManifestDocuments.ociImage(CONFIG, List.of());
        List<Descriptor> children = List.of(IMAGE.descriptor("linux/amd64"), other.descriptor("linux/arm64/v8"));

        assertThat(descriptors(ManifestDocuments.ociIndex(children))).isEqualTo(children);
        assertThat(descriptors(ManifestDocuments.dockerList(children))).isEqualTo(children);
    }

    @Test
    void saysWhatAnAttestationIsAbout() {
        Document attestation = ManifestDocuments.ociImage(CONFIG, List.of());
        Document index = ManifestDocuments.ociIndex(
                List.of(IMAGE.descriptor("linux/amd64"), attestation.descriptor("unknown/unknown")),
                Map.of(attestation.digest(), IMAGE.digest()));

        assertThat(new String(index.content(), UTF_8))
                .contains("\"vnd.docker.reference.digest\":\"" + IMAGE.digest() + "\"")
                .contains("\"vnd.docker.reference.type\":\"attestation-manifest\"")
                .contains("\"platform\":{\"architecture\":\"unknown\",\"os\":\"unknown\"}");
    }

    @Test
    void writesReferrersOfAnImage() throws Exception {
        Document referrer = ManifestDocuments.referrer("application/spdx+json", List.of(LAYER), IMAGE.descriptor());

        assertThat(parse(referrer).kind()).isEqualTo(ManifestKind.ARTIFACT);
        assertThat(parse(referrer).artifactType()).contains("application/spdx+json");
        assertThat(descriptors(referrer))
                .containsExactly(ManifestDocuments.EMPTY_CONFIG.descriptor(), LAYER, IMAGE.descriptor());
    }

    private static Descriptor blob(String mediaType, String content) {
        return new Document(new MediaType(mediaType), content.getBytes(UTF_8)).descriptor();
    }

    private static Manifest parse(Document document) throws Exception {
        return ManifestParser.withDefaultLimits().parse(document.content());
    }

    private static List<Descriptor> descriptors(Document document) throws Exception {
        return parse(document).references().stream().map(Reference::descriptor).toList();
    }
}
