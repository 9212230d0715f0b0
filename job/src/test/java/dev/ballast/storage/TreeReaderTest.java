package dev.ballast.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeReaderTest extends ObjectReaderContract {
    @TempDir
    private Path root;

    @Override
    ObjectReader reader() {
        return new TreeReader(StorageRoot.of(root));
    }

    @Override
    void store(String path, byte[] content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, content);
    }

    @Test
    void tellsWhatIsNoFileFromAFailure() throws IOException {
        Files.createDirectories(root.resolve("a/folder"));
        store("a/file", new byte[0]);

        assertThat(reader().read("a/folder", 100)).isEqualTo(new ReadOutcome.NotAFile());
        assertThat(reader().read("a/file/below/it", 100)).isEqualTo(new ReadOutcome.NotAFile());
    }

    @Test
    void saysWhyAFileCannotBeRead() throws IOException {
        Files.createSymbolicLink(root.resolve("circle"), root.resolve("circle"));

        assertThat(reader().read("circle", 100)).isInstanceOf(ReadOutcome.Failed.class);
    }
}
