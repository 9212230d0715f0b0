package dev.ballast.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.registry.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTreeTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:30:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T09:30:00Z");
    private static final Digest HELLO = Digest.sha256("hello".getBytes(UTF_8));
    private static final String BLOB = "docker/registry/v2/blobs/sha256/2c/" + HELLO.hex() + "/data";
    private static final String TAG = "docker/registry/v2/repositories/team/app/_manifests/tags/v1/";

    @TempDir
    private Path folder;

    private RegistryTree tree;

    @BeforeEach
    void makeTree() {
        tree = new RegistryTree(folder.resolve("registry"));
    }

    @Test
    void storesABlobUnderItsDigestWithItsTime() throws IOException {
        assertThat(tree.blob("hello".getBytes(UTF_8), MONDAY)).isEqualTo(HELLO);

        assertThat(files()).containsExactly(BLOB);
        assertThat(tree.resolve(BLOB)).hasContent("hello");
        assertThat(time(BLOB)).isEqualTo(MONDAY);
    }

    @Test
    void leavesABlobThatIsThereAsItIs() throws IOException {
        tree.blob("hello".getBytes(UTF_8), MONDAY);
        tree.blob("hello".getBytes(UTF_8), TUESDAY);
        tree.sparseBlob(HELLO, 1_000, TUESDAY);

        assertThat(tree.resolve(BLOB)).hasContent("hello");
        assertThat(time(BLOB)).isEqualTo(MONDAY);
    }

    @Test
    void storesBytesThatTakeNoSpace() throws IOException {
        tree.sparseBlob(HELLO, 5_000_000_000L, MONDAY);

        assertThat(tree.resolve(BLOB)).hasSize(5_000_000_000L);
        assertThat(time(BLOB)).isEqualTo(MONDAY);
    }

    @Test
    void sharesABlobWithAnotherTree() throws IOException {
        tree.sparseBlob(HELLO, 1_000, MONDAY);
        RegistryTree other = new RegistryTree(folder.resolve("other"));

        other.blobOf(tree, HELLO);

        assertThat(Files.isSameFile(other.resolve(BLOB), tree.resolve(BLOB))).isTrue();
    }

    @Test
    void linksLayersAndRevisions() throws IOException {
        tree.layerLink("team/app", HELLO, MONDAY);
        tree.revisionLink("team/app", HELLO, TUESDAY);

        String repository = "docker/registry/v2/repositories/team/app/";
        assertThat(files())
                .containsExactly(
                        repository + "_layers/sha256/" + HELLO.hex() + "/link",
                        repository + "_manifests/revisions/sha256/" + HELLO.hex() + "/link");
        assertThat(tree.resolve(files().get(0))).hasContent(HELLO.toString());
        assertThat(time(files().get(1))).isEqualTo(TUESDAY);
    }

    @Test
    void keepsTheHistoryOfAMovedTag() throws IOException {
        Digest second = Digest.sha256("second".getBytes(UTF_8));
        tree.tag("team/app", "v1", HELLO, MONDAY);
        tree.tag("team/app", "v1", second, TUESDAY);

        assertThat(tree.resolve(TAG + "current/link")).hasContent(second.toString());
        assertThat(time(TAG + "current/link")).isEqualTo(TUESDAY);
        assertThat(time(TAG + "index/sha256/" + HELLO.hex() + "/link")).isEqualTo(MONDAY);
        assertThat(time(TAG + "index/sha256/" + second.hex() + "/link")).isEqualTo(TUESDAY);
    }

    @Test
    void beginsAnUpload() throws IOException {
        tree.upload("team/app", "0b0f7a52-6a5e-4c7f-9a55-0d4d0f6e3c11", 4_096, MONDAY);

        String upload = "docker/registry/v2/repositories/team/app/_uploads/0b0f7a52-6a5e-4c7f-9a55-0d4d0f6e3c11/";
        assertThat(files()).containsExactly(upload + "data", upload + "hashstates/sha256/4096", upload + "startedat");
        assertThat(tree.resolve(upload + "data")).hasSize(4_096);
        assertThat(tree.resolve(upload + "startedat")).hasContent("2026-03-02T09:30:00Z");
        assertThat(time(upload + "data")).isEqualTo(MONDAY);
    }

    @Test
    void replacesAnyFile() throws IOException {
        tree.file("a/b/c.txt", "one".getBytes(UTF_8), MONDAY);
        tree.file("a/b/c.txt", "2".getBytes(UTF_8), TUESDAY);

        assertThat(tree.resolve("a/b/c.txt")).hasContent("2");
        assertThat(time("a/b/c.txt")).isEqualTo(TUESDAY);
    }

    @Test
    void saysWhichFileCouldNotBeWritten() throws IOException {
        Files.writeString(folder.resolve("registry"), "a file");

        assertThatThrownBy(() -> tree.blob("hello".getBytes(UTF_8), MONDAY))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("registry");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> paths = Files.walk(tree.root())) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> tree.root().relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    private Instant time(String path) throws IOException {
        return Files.getLastModifiedTime(tree.resolve(path)).toInstant();
    }
}
