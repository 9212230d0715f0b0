package dev.ballast.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every lister does, whatever storage it lists. */
abstract class StorageListerContract {

    /** Lists the storage that {@link #store} writes to. */
    abstract StorageLister lister();

    /** Stores a file that is this long. */
    abstract void store(String path, int sizeBytes) throws IOException;

    @Test
    void takesAFolderThatDoesNotExistForEmpty() {
        assertThat(filesBelow("nowhere/at/all")).isEmpty();
        assertThat(lister().in("nowhere").folders()).isEmpty();
        assertThat(lister().in("nowhere").files()).isEmpty();
    }

    @Test
    void listsFilesAtEveryDepthByPathsFromTheRoot() throws IOException {
        store("top/file", 1);
        store("top/a/file", 2);
        store("top/a/b/c/d/file", 3);
        store("beside", 4);

        assertThat(filesBelow("top")).containsExactlyInAnyOrder("top/file 1", "top/a/file 2", "top/a/b/c/d/file 3");
    }

    @Test
    void listsTheWholeStorageFromItsRoot() throws IOException {
        store("file", 1);
        store("a/file", 2);

        assertThat(filesBelow("")).containsExactlyInAnyOrder("file 1", "a/file 2");
        assertThat(lister().in("").folders()).containsExactly("a");
        assertThat(files(lister().in(""))).containsExactly("file 1");
    }

    @Test
    void listsWhatLiesDirectlyInAFolder() throws IOException {
        store("top/file", 1);
        store("top/b/file", 2);
        store("top/a/deep/file", 3);

        assertThat(lister().in("top").folders()).containsExactly("top/a", "top/b");
        assertThat(files(lister().in("top"))).containsExactly("top/file 1");
    }

    @Test
    void tellsAFolderFromOneWhoseNameItBegins() throws IOException {
        store("a/file", 1);
        store("ab/file", 2);
        store("a.b/file", 3);
        store("a-file", 4);

        assertThat(filesBelow("a")).containsExactly("a/file 1");
        assertThat(lister().in("a").folders()).isEmpty();
    }

    @Test
    void givesNamesAsTheyAre() throws IOException {
        List<String> names =
                List.of("per%20cent", "100%", "with space", "plus+plus", "#hash", "what?", "a&b=c", "_x", ".y");
        for (String name : names) {
            store("odd/" + name + "/" + name, 1);
        }

        assertThat(filesBelow("odd"))
                .containsExactlyInAnyOrderElementsOf(names.stream()
                        .map(name -> "odd/" + name + "/" + name + " 1")
                        .toList());
        for (String name : names) {
            assertThat(files(lister().in("odd/" + name))).containsExactly("odd/" + name + "/" + name + " 1");
        }
    }

    @Test
    void listsFilesWithoutBytes() throws IOException {
        store("a/empty", 0);

        assertThat(filesBelow("a")).containsExactly("a/empty 0");
    }

    @Test
    void tellsWhenAFileWasWritten() throws IOException {
        Instant before = Instant.now().minusSeconds(60);
        store("a/file", 1);

        StoredFile file = (StoredFile) lister().below("a").next();

        assertThat(file.modifiedAt()).isBetween(before, Instant.now().plusSeconds(60));
    }

    @Test
    void worksOnAnotherMachine() throws IOException, ClassNotFoundException {
        store("a/file", 1);
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        new ObjectOutputStream(sent).writeObject(lister());

        StorageLister received =
                (StorageLister) new ObjectInputStream(new ByteArrayInputStream(sent.toByteArray())).readObject();

        assertThat(received.below("a").next()).isEqualTo(lister().below("a").next());
    }

    final List<String> filesBelow(String folder) {
        List<String> files = new ArrayList<>();
        lister().below(folder).forEachRemaining(listed -> files.add(described(listed)));
        return files;
    }

    static List<String> files(FolderContent content) {
        return content.files().stream().map(StorageListerContract::described).toList();
    }

    private static String described(Listed listed) {
        return listed instanceof StoredFile file
                ? file.path() + " " + file.sizeBytes()
                : "unlisted " + ((Unlisted) listed).path();
    }
}
