package dev.ballast.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.storage.FolderContent;
import dev.ballast.storage.Listed;
import dev.ballast.storage.ObjectReader;
import dev.ballast.storage.StorageLister;
import dev.ballast.storage.StorageRoot;
import dev.ballast.storage.TreeReader;
import dev.ballast.testing.SharedSpark;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardsTest {
    private static final ObjectReader NO_READER = new TreeReader(StorageRoot.of(Path.of("/nowhere")));

    /** Folders at most that one look may add beyond the limit: the children of those that are opened together. */
    private static final int OPENED_TOGETHER = 64;

    @ParameterizedTest
    @CsvSource({"1, 3", "3, 5000", "200, 1000", "4000, 100"})
    void coverEveryRepositoryOnce(int projects, int repositories) {
        List<Shard> shards = ofRepositories(projects, repositories);

        Set<String> covered = new HashSet<>();
        for (Shard shard : shards) {
            String folder = ((Shard.Below) shard).folder();
            List<String> below = new Wide(projects, repositories).below(folder, projects, repositories);
            assertThat(below)
                    .allSatisfy(
                            repository -> assertThat(covered.add(repository)).isTrue());
        }
        assertThat(covered).hasSize(projects * repositories);
    }

    @Test
    void areNotMoreOnTheDriverHoweverManyRepositoriesThereAre() {
        int each = 1000;

        assertThat(ofRepositories(2000, each)).hasSizeLessThan(Shards.MOST_FOLDERS + OPENED_TOGETHER * each + 2000);
    }

    private static List<Shard> ofRepositories(int projects, int repositories) {
        Storage storage = new Storage(SharedSpark.session(), new Wide(projects, repositories), NO_READER, 256);
        return Shards.ofRepositories(storage, "repositories", 4096);
    }

    /** So many projects of so many repositories each, which hold nothing but a reserved folder. */
    private record Wide(int projects, int repositories) implements StorageLister {
        private static final long serialVersionUID = 1;

        @Override
        public Iterator<Listed> below(String folder) {
            throw new AssertionError("Nothing is listed while it is cut");
        }

        @Override
        public FolderContent in(String folder) {
            int depth = folder.split("/", -1).length;
            List<String> names = depth == 1 ? named(folder, "project", projects) : List.of(folder + "/_layers");
            return new FolderContent(depth == 2 ? named(folder, "repository", repositories) : names, List.of());
        }

        private List<String> below(String folder, int ofProjects, int ofRepositories) {
            String[] parts = folder.split("/", -1);
            return switch (parts.length) {
                case 1 ->
                    named(folder, "project", ofProjects).stream()
                            .flatMap(project -> named(project, "repository", ofRepositories).stream())
                            .toList();
                case 2 -> named(folder, "repository", ofRepositories);
                case 3 -> List.of(folder);
                default -> List.of(folder.substring(0, folder.lastIndexOf('/')));
            };
        }

        private static List<String> named(String folder, String name, int count) {
            return IntStream.range(0, count)
                    .mapToObj(number -> folder + "/" + name + "-" + number)
                    .toList();
        }
    }
}
