package dev.ballast.nightly;

import static dev.ballast.testing.TestManifest.image;
import static dev.ballast.testing.TestRegistry.digestOf;
import static dev.ballast.testing.TestRegistry.repositoryPath;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.plan.PlanItem;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.storage.StorageRoot;
import dev.ballast.testing.TestManifest;
import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestResult;
import dev.ballast.testing.TestResult.Finding;
import dev.ballast.testing.TestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names and places that are easily taken for others, in a registry whose own folder has an awkward name. */
class LayoutTrapsTest {
    private static final TestManifest OUTER = image("outer");
    private static final TestManifest INNER = image("inner");
    private static final TestManifest MOVED = image("moved");
    private static final String ESCAPED = RegistryLayout.REPOSITORIES + "/team%2Fapp/_layers/note";
    private static final String NOTED = repositoryPath("team/app", "_layers/50%25 + more #1");

    private static TestRegistry registry;
    private static TestResult result;

    @BeforeAll
    static void runOverAllOfIt(@TempDir Path folder) throws IOException {
        registry = TestRegistry.in(folder.resolve("100% of it, %20 & all"))
                .layerLink("a", "linked in a")
                .blob("linked in a")
                .layerLink("ab", "linked in ab")
                .blob("linked in ab")
                .push("foo", "v1", OUTER)
                .push("foo/d/in", "v1", INNER)
                .removeRevisionLink("foo", OUTER)
                .push("moved", "v1", MOVED)
                .layerLink("moved", "garbage on another disk")
                .blob("garbage on another disk")
                .file(ESCAPED, "")
                .file(NOTED, "")
                .folder(repositoryPath("left/empty", "_uploads"))
                .file("scheduler-state.json", "{}")
                .file(RegistryLayout.BLOBS + "/.DS_Store", "x");
        moveToAnotherDisk(repositoryPath("moved", "_manifests"), folder.resolve("disk 2"));
        moveToAnotherDisk(folderOfBlob("garbage on another disk"), folder.resolve("disk 3"));
        result = TestRun.of(registry);
    }

    private static void moveToAnotherDisk(String path, Path disk) throws IOException {
        Files.move(registry.resolve(path), disk);
        Files.createSymbolicLink(registry.resolve(path), disk);
    }

    private static String folderOfBlob(String layer) {
        return RegistryLayout.BLOBS + "/sha256/" + digestOf(layer).hex().substring(0, 2);
    }

    @Test
    void tellsARepositoryFromOneWhoseNameItBegins() {
        assertThat(result.itemsOf("a"))
                .extracting(PlanItem::path)
                .containsExactly(RegistryLayout.layerLinkPath("a", digestOf("linked in a")));
        assertThat(result.itemsOf("ab"))
                .extracting(PlanItem::path)
                .containsExactly(RegistryLayout.layerLinkPath("ab", digestOf("linked in ab")));
    }

    @Test
    void keepsARepositoryInsideOfOneWhoseImagesAreDeleted() {
        assertThat(result.plannedOf(OUTER)).isEqualTo(OUTER.digests());
        assertThat(result.plannedOf(INNER)).isEmpty();
        assertThat(result.repository("foo/d/in").<Long>getAs("manifests")).isEqualTo(1);
    }

    @Test
    void followsFoldersToOtherDisks() {
        assertThat(result.plannedOf(MOVED)).isEmpty();
    }

    @Test
    void plansExactlyThePathThatWasListed() {
        assertThat(result.items())
                .extracting(PlanItem::path)
                .contains(folderOfBlob("garbage on another disk") + "/"
                        + digestOf("garbage on another disk").hex() + "/data");
    }

    @Test
    void reportsEscapedNamesAsTheyAre() {
        assertThat(result.problems())
                .filteredOn(problem -> problem.kind().equals("unrecognised_file"))
                .extracting(Finding::path)
                .containsExactlyInAnyOrder(ESCAPED, NOTED);
    }

    @Test
    void countsNoRepositoryWithoutFiles() {
        assertThat(result.table("repositories"))
                .extracting(row -> row.<String>getAs("repository"))
                .containsExactly("a", "ab", "foo", "foo/d/in", "moved");
    }

    @Test
    void takesEverySpellingOfTheRegistrysFolderForTheSame() {
        StorageRoot root = registry.storageRoot();

        assertThat(StorageRoot.parse(registry.root() + "/")).isEqualTo(root);
        assertThat(StorageRoot.parse(registry.root() + "/docker/..//")).isEqualTo(root);
        assertThat(StorageRoot.parse(root.uri() + "/")).isEqualTo(root);
        assertThat(StorageRoot.parse(root.uri().toString().replace("file:///", "FILE:/")))
                .isEqualTo(root);
        assertThat(root.path()).isEqualTo(registry.root());
    }
}
