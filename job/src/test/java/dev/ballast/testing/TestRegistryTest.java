package dev.ballast.testing;

import static dev.ballast.testing.TestRegistry.digestOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestRegistryTest {
    @TempDir
    private Path folder;

    @Test
    void planOfASmallRegistryIsItsOldOrphan() {
        TestRegistry registry = TestRegistry.in(folder)
                .image("library/app", "v1", "base", "app")
                .blob("orphan")
                .aged(Duration.ofHours(1))
                .blob("being pushed");

        TestResult result = TestRun.of(registry);

        assertThat(result.plannedBlobs()).containsExactly(digestOf("orphan"));
        assertThat(result.kept())
                .extracting(TestResult.Kept::digest)
                .containsExactly(digestOf("being pushed").toString());
        assertThat(result.problems()).isEmpty();
        assertThat(result.column("tags")).isEqualTo(1L);
    }
}
