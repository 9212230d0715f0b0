package dev.ballast.testing;

import static dev.ballast.testing.TestRegistry.NOW;
import static dev.ballast.testing.TestRegistry.USUAL_AGE;
import static dev.ballast.testing.TestRegistry.digestOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.registry.Digest;
import dev.ballast.registry.Digest.Algorithm;
import dev.ballast.registry.RegistryLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestRegistryTest {
    private static final TestManifest APP = TestManifest.image("base", "app");

    @TempDir
    private Path folder;

    @Test
    void pushesAnImageWithAllThatBelongsToIt() {
        TestRegistry registry = TestRegistry.in(folder).push("library/app", "v1", APP);

        for (Digest digest : APP.digests()) {
            assertThat(registry.resolve(RegistryLayout.blobPath(digest))).exists();
        }
        assertThat(registry.resolve(RegistryLayout.layerLinkPath("library/app", digestOf("base"))))
                .hasContent(digestOf("base").toString());
        assertThat(registry.resolve(RegistryLayout.revisionLinkPath("library/app", APP.digest())))
                .exists();
        assertThat(registry.resolve(RegistryLayout.tagCurrentLinkPath("library/app", "v1")))
                .hasContent(APP.digest().toString());
    }

    @Test
    void storesContentThatHashesToItsDigest() throws IOException {
        TestRegistry registry = TestRegistry.in(folder).blob("base");

        byte[] content = Files.readAllBytes(registry.resolve(RegistryLayout.blobPath(digestOf("base"))));

        assertThat(Digest.of(Algorithm.SHA256, content)).isEqualTo(digestOf("base"));
        assertThat(content).hasSize((int) TestRegistry.sizeOf("base"));
    }

    @Test
    void agesWhatItWrites() throws IOException {
        TestRegistry registry = TestRegistry.in(folder).blob("old");
        registry.aged(Duration.ofHours(1)).blob("young").blob("old");

        assertThat(timeOf(registry, "old")).isEqualTo(NOW.minus(USUAL_AGE));
        assertThat(timeOf(registry, "young")).isEqualTo(NOW.minus(Duration.ofHours(1)));
    }

    private static Instant timeOf(TestRegistry registry, String layer) throws IOException {
        return Files.getLastModifiedTime(registry.resolve(RegistryLayout.blobPath(digestOf(layer))))
                .toInstant();
    }
}
