package dev.ballast.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypeTest {

    @ParameterizedTest
    @CsvSource({
        "application/vnd.docker.image.rootfs.foreign.diff.tar, true",
        "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip, true",
        "application/vnd.docker.image.rootfs.foreign.diff.tar.zstd, true",
        "application/vnd.oci.image.layer.nondistributable.v1.tar, true",
        "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip, true",
        "application/vnd.oci.image.layer.nondistributable.v1.tar+zstd, true",
        "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip+encrypted, true",
        "application/vnd.oci.image.layer.nondistributable.v1.tarball, false", // another type that begins alike
        "application/vnd.oci.image.layer.v1.tar+gzip, false",
        "application/vnd.docker.image.rootfs.diff.tar.gzip, false",
        "application/vnd.docker.image.rootfs.diff.tar.gzip; foreign, false", // parameters are no types
    })
    void knowsForeignLayersInEveryCompression(String value, boolean foreign) {
        assertThat(new MediaType(value).isForeignLayer()).isEqualTo(foreign);
    }

    @Test
    void tellsTheFormsOfManifestsApart() {
        assertThat(MediaType.DOCKER_SCHEMA2.isImageManifest()).isTrue();
        assertThat(MediaType.OCI_IMAGE.isImageManifest()).isTrue();
        assertThat(MediaType.DOCKER_LIST.isIndex()).isTrue();
        assertThat(MediaType.OCI_INDEX.isIndex()).isTrue();
        assertThat(MediaType.DOCKER_SCHEMA1.isSchema1()).isTrue();
        assertThat(MediaType.DOCKER_SCHEMA1_SIGNED.isSchema1()).isTrue();
        assertThat(MediaType.OCI_ARTIFACT.isManifest()).isTrue();
        assertThat(MediaType.OCI_CONFIG.isManifest()).isFalse();
    }

    @Test
    void isComparedExactly() {
        assertThat(new MediaType("Application/vnd.oci.image.index.v1+json").isIndex())
                .isFalse();
        assertThat(new MediaType("application/vnd.oci.image.index.v1+json; charset=utf-8").isIndex())
                .isFalse();
    }
}
