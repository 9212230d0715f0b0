package dev.ballast.properties;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.google.common.collect.Sets;
import dev.ballast.publish.Output;
import dev.ballast.tables.Location;
import dev.ballast.tables.Locations;
import dev.ballast.testing.SharedSpark;
import dev.ballast.testing.TestRegistry;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a run marks and publishes equals what oracles say of thousands of random registries, many of them side by side in
 * one storage. To see one seed again: {@code -Dballast.seed=N}.
 */
@ParameterizedClass
@MethodSource("nights")
record RandomRegistriesTest(RandomNight night) {
    private static final int REGISTRIES = 1000;

    /** Of odd seeds no blob is missing, so that something may be planned. */
    static Stream<Named<RandomNight>> nights(@TempDir Path folder) {
        Long seed = Long.getLong("ballast.seed");
        LongStream seeds = seed == null ? LongStream.rangeClosed(1, 2) : LongStream.of(seed);
        return seeds.mapToObj(each -> {
            String name = "seed " + each;
            return Named.of(name, RandomNight.over(REGISTRIES, each, each % 2 == 0, folder.resolve(name)));
        });
    }

    @Test
    void marksWhatTheOracleMarks() {
        NaiveOracle oracle = new NaiveOracle(night.model());
        Set<String> links = new HashSet<>();
        night.model().repositories.forEach((name, repository) -> {
            links.addAll(oracle.links(name, repository).keySet());
            for (String upload : repository.uploads.keySet()) {
                links.add("stale_upload " + TestRegistry.uploadFolder(name, upload));
            }
        });

        same(
                "garbage",
                garbage(),
                oracle.garbage().stream().map(Object::toString).collect(toSet()));
        same("links", links(), links);
    }

    @Test
    void refusesToPlanOnlyWhereBlobsAreMissing() {
        assertThat(night.plan().isRefused()).isEqualTo(night.losesBlobs());
        assertThat(night.result().plan().gates())
                .filteredOn(gate -> !gate.passed())
                .extracting(gate -> gate.gate())
                .isEqualTo(night.losesBlobs() ? List.of("ReferencedBlobsPresent") : List.of());
    }

    @Test
    void publishesRepositories() {
        night.published().areExactly(night.repositories(), "repositories");
    }

    @Test
    void publishesProjects() {
        night.published().areExactly(night.projects(), "projects");
    }

    @Test
    void publishesBlobs() {
        night.published().areExactly(night.blobs(), "blobs");
    }

    @Test
    void publishesImages() {
        night.published().areExactly(new NaiveImages(night.model()).rows(), "images");
    }

    @Test
    void publishesLayerSharing() {
        night.published().areExactly(new NaiveSharing(night.blobs()).rows(), "layer_sharing");
    }

    @Test
    void publishesBaseImages() {
        night.published().areExactly(new NaiveBases(night.model()).rows(), "base_images");
    }

    @Test
    void publishesProblems() {
        night.published().areExactly(night.problems(), "problems", "detail");
    }

    @Test
    void publishesTheRun() {
        night.published().areExactly(List.of(new NaiveRuns(night).row(TestRegistry.NOW)), "runs", "registry");
    }

    @Test
    void meetsEveryInterestingCase() {
        assertSoftly(cases -> new InterestingCases(night, cases).areAllThere());
    }

    private void same(String what, Set<String> found, Set<String> expected) {
        assertThat(Sets.difference(found, expected))
                .as("seed %d: %s too many", night.seed(), what)
                .isEmpty();
        assertThat(Sets.difference(expected, found))
                .as("seed %d: %s too few", night.seed(), what)
                .isEmpty();
        assertThat(found).as("seed %d: no %s at all", night.seed(), what).isNotEmpty();
    }

    /** A plan behind a gate has no items; what it would take is what the run selected. */
    private Dataset<Row> candidates() {
        Location table = new Output(night.result().run().out())
                .run(night.result().plan().runId())
                .resolve("candidates");
        return SharedSpark.session().read().parquet(Locations.toRead(table));
    }

    private Set<String> garbage() {
        return strings(candidates().filter("item = 'blob'").select("digest"));
    }

    private Set<String> links() {
        return strings(candidates().filter("item <> 'blob'").selectExpr("concat(reason, ' ', path)"));
    }

    private static Set<String> strings(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(row -> row.getString(0)).collect(toSet());
    }
}
