package dev.ballast.official;

import static com.google.common.collect.ImmutableSetMultimap.toImmutableSetMultimap;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.SetMultimap;
import dev.ballast.registry.Digest;
import dev.ballast.sample.RegistryTree;
import dev.ballast.testing.RealData;
import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestResult;
import dev.ballast.testing.TestRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run over all of Docker's official images as they were in January 2018: everything in use, much of it shared. The data
 * is kept outside of the project; CI must have it.
 */
class OfficialImagesTest {
    private static List<OfficialImage> images;
    private static PlainRegistry registry;
    private static PlainCounts expected;
    private static TestResult result;

    @BeforeAll
    static void runOverAllOfThem(@TempDir Path folder) {
        images = OfficialImages.in(RealData.at("official-images.jsonl.gz"));
        List<Push> pushes = Push.of(images);
        registry = PlainRegistry.of(pushes);
        expected = new PlainCounts(registry);
        TestRegistry storage = TestRegistry.in(folder);
        OfficialTree tree = new OfficialTree(new RegistryTree(storage.root()));
        pushes.forEach(tree::push);
        result = TestRun.of(storage);
    }

    /** The numbers are those that the data's own description gives. */
    @Test
    void readsAllOfTheData() {
        assertThat(distinct(image -> Stream.of(image.tagging().repository()))).hasSize(143);
        assertThat(distinct(image -> Stream.of(image.tagging()))).hasSize(3256);
        assertThat(distinct(image -> Stream.of(image.manifest()))).hasSize(3145);
        assertThat(distinct(image -> image.layers().stream().map(NamedBlob::digest)))
                .hasSize(9791);
    }

    @Test
    void countsWhatIsStoredAndWhatIsSaved() {
        assertThat(result.run().columns()).containsAllEntriesOf(expected.run());
    }

    @Test
    void findsNoGarbageAndNothingWrong() {
        assertThat(result.run().columns())
                .containsEntry("status", "ok")
                .containsEntry("unreferenced_blobs", 0L)
                .containsEntry("unreferenced_bytes", 0L)
                .containsEntry("protected_blobs", 0L)
                .containsEntry("planned_items", 0L)
                .containsEntry("planned_bytes", 0L)
                .containsEntry("missing_blobs", 0L)
                .containsEntry("unreadable_manifests", 0L)
                .containsEntry("upload_bytes", 0L);
        assertThat(result.items()).isEmpty();
        assertThat(result.kept()).isEmpty();
        assertThat(result.problems()).isEmpty();
    }

    @Test
    void countsEachRepository() {
        assertThat(rows("repositories", row -> row.<String>getAs("repository"), expected.perRepository()))
                .isEqualTo(expected.perRepository());
    }

    @Test
    void publishesEveryStoredBlobOnceAsReferenced() {
        List<Row> blobs = result.table("blobs");

        assertThat(blobs).extracting(row -> row.<String>getAs("state")).containsOnly("referenced");
        assertThat(blobs.stream()
                        .collect(toMap(row -> Digest.parse(row.getAs("digest")), row -> row.<Long>getAs("size_bytes"))))
                .isEqualTo(registry.stored());
    }

    @Test
    void knowsHowManyManifestsNameEachLayer() {
        Map<Long, Set<Digest>> layers = result.table("blobs").stream()
                .filter(row -> row.getAs("kind").equals("layer"))
                .collect(groupingBy(
                        row -> row.<Long>getAs("manifest_references"),
                        mapping(row -> Digest.parse(row.getAs("digest")), toSet())));

        assertThat(layers).isEqualTo(expected.layersByReferences());
    }

    @Test
    void countsEachProject() {
        assertThat(rows("projects", row -> row.<String>getAs("project"), expected.perProject()))
                .isEqualTo(expected.perProject());
        assertThat(result.table("projects").stream().mapToLong(row -> row.<Long>getAs("repositories")))
                .hasSize(143)
                .containsOnly(1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"projects", "repositories"})
    void dividesEveryReferencedByteFairly(String table) {
        List<Row> scopes = result.table(table);

        assertThat(scopes.stream()
                        .mapToLong(row -> row.<Long>getAs("fair_share_bytes"))
                        .sum())
                .isEqualTo(expected.run().get("referenced_bytes"));
        assertThat(scopes)
                .allSatisfy(row -> assertThat(row.<Long>getAs("fair_share_bytes"))
                        .isBetween(row.getAs("exclusive_bytes"), row.getAs("distinct_bytes")));
    }

    @Test
    void countsEachImage() {
        assertThat(rows(
                        "images",
                        row -> List.<Object>of(row.getAs("repository"), Digest.parse(row.getAs("digest"))),
                        expected.perImage()))
                .isEqualTo(expected.perImage());
    }

    @Test
    void countsLayersByTheirReferences() {
        assertThat(rows("layer_sharing", row -> row.<Long>getAs("reference_count"), expected.layerSharing()))
                .isEqualTo(expected.layerSharing());
    }

    @Test
    void findsTheChainsOfLayersThatImagesShare() {
        SetMultimap<Digest, Map<String, Long>> bases = PlainBases.of(registry).rows(registry);
        Set<String> columns = bases.values().iterator().next().keySet();

        assertThat(result.table("base_images").stream()
                        .collect(toImmutableSetMultimap(
                                row -> Digest.parse(row.getAs("top_digest")), row -> numbers(row, columns))))
                .isEqualTo(bases);
    }

    /** The published rows by that key, with the columns that are expected. */
    private static <K> Map<K, Map<String, Long>> rows(
            String table, Function<Row, K> key, Map<K, Map<String, Long>> expectedRows) {
        Set<String> columns = expectedRows.values().iterator().next().keySet();
        return result.table(table).stream().collect(toMap(key, row -> numbers(row, columns)));
    }

    private static <T> Set<T> distinct(Function<OfficialImage, Stream<T>> part) {
        return Set.copyOf(images.stream().flatMap(part).toList());
    }

    private static Map<String, Long> numbers(Row row, Set<String> columns) {
        return columns.stream().collect(toMap(Function.identity(), row::getAs));
    }
}
