package dev.ballast.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeListerTest extends StorageListerContract {
    @TempDir
    private Path root;

    @Override
    StorageLister lister() {
        return new TreeLister(StorageRoot.of(root));
    }

    @Override
    void store(String path, int sizeBytes) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, new byte[sizeBytes]);
    }

    @Test
    void findsNothingInEmptyFolders() throws IOException {
        Files.createDirectories(root.resolve("a/empty"));

        assertThat(filesBelow("a")).isEmpty();
        assertThat(lister().in("a").folders()).containsExactly("a/empty");
    }

    @Test
    void givesTheTimeOfAFile() throws IOException {
        store("a/file", 1);
        Instant time = Instant.parse("2026-03-02T09:30:00.123Z");
        Files.setLastModifiedTime(root.resolve("a/file"), FileTime.from(time));

        assertThat(lister().below("a").next()).isEqualTo(new StoredFile("a/file", 1, time));
    }

    @Test
    void followsLinksToFilesAndFolders(@TempDir Path elsewhere) throws IOException {
        Files.write(elsewhere.resolve("file"), new byte[5]);
        Files.createSymbolicLink(root.resolve("folder"), elsewhere);
        Files.createSymbolicLink(root.resolve("direct"), elsewhere.resolve("file"));

        assertThat(filesBelow("")).containsExactlyInAnyOrder("folder/file 5", "direct 5");
        assertThat(lister().in("").folders()).containsExactly("folder");
    }

    @Test
    void saysThatALinkLeadsNowhere() throws IOException {
        Files.createSymbolicLink(root.resolve("a"), root.resolve("nowhere"));

        assertThat(filesBelow("")).containsExactly("unlisted a");
        assertThat(files(lister().in(""))).containsExactly("unlisted a");
    }

    @Test
    void saysThatALinkLeadsBackToAFolderAboveIt() throws IOException {
        store("a/b/file", 1);
        Files.createSymbolicLink(root.resolve("a/b/back"), root.resolve("a"));

        assertThat(filesBelow("a")).containsExactlyInAnyOrder("a/b/file 1", "unlisted a/b/back");
    }

    @Test
    void saysThatLinksPointAtEachOther() throws IOException {
        store("a/file", 1);
        Files.createSymbolicLink(root.resolve("a/one"), root.resolve("a/other"));
        Files.createSymbolicLink(root.resolve("a/other"), root.resolve("a/one"));

        assertThat(filesBelow("a")).containsExactlyInAnyOrder("a/file 1", "unlisted a/one", "unlisted a/other");
    }

    @Test
    void followsLinksFromFolderToFolderOnceAndSaysWhereTheyLeadBack() throws IOException {
        store("a/file", 1);
        store("b/file", 2);
        Files.createSymbolicLink(root.resolve("a/to-b"), root.resolve("b"));
        Files.createSymbolicLink(root.resolve("b/to-a"), root.resolve("a"));

        assertThat(filesBelow("a")).containsExactlyInAnyOrder("a/file 1", "a/to-b/file 2", "unlisted a/to-b/to-a");
        assertThat(filesBelow("b")).containsExactlyInAnyOrder("b/file 2", "b/to-a/file 1", "unlisted b/to-a/to-b");
    }

    @Test
    void saysThatAFileIsNoFolder() throws IOException {
        store("file", 1);

        assertThat(filesBelow("file")).containsExactly("unlisted file");
        assertThat(files(lister().in("file"))).containsExactly("unlisted file");
    }

    @Test
    void saysWhichFolderItMayNotList() throws IOException {
        store("a/open/file", 1);
        store("a/closed/file", 1);
        Path closed = root.resolve("a/closed");
        assumeTrue(closed.toFile().setReadable(false) && !Files.isReadable(closed), "this user may read everything");

        assertThat(filesBelow("a")).containsExactlyInAnyOrder("a/open/file 1", "unlisted a/closed");
        assertThat(files(lister().in("a/closed"))).containsExactly("unlisted a/closed");
    }
}
