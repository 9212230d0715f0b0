package dev.ballast.properties;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Sets;
import dev.ballast.publish.Output;
import dev.ballast.tables.Location;
import dev.ballast.tables.Locations;
import dev.ballast.testing.SharedSpark;
import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestResult;
import dev.ballast.testing.TestRun;
import java.nio.file.Path;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The job's marking equals the oracle's on thousands of random registries, many of them side by side in one storage. To
 * see one seed again: {@code -Dballast.seed=N}.
 */
class MarkingPropertyTest {
    private static final int REGISTRIES = 700;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void marksWhatTheOracleMarks(long seed) {
        long chosen = Long.getLong("ballast.seed", seed);
        SplittableRandom random = new SplittableRandom(chosen);
        Path storage = folder.resolve("registry");
        RegistryWriter registry = new RegistryWriter(storage);
        Model model = new Model();
        for (int i = 0; i < REGISTRIES; i++) {
            new RandomRegistry(registry, model, random, "r" + i).write();
        }

        TestResult run = TestRun.over(TestRegistry.in(folder))
                .into(folder.resolve("out"))
                .run();

        NaiveOracle oracle = new NaiveOracle(model);
        assertThat(run.plan().gates())
                .as("seed %d", chosen)
                .filteredOn(gate -> !gate.passed())
                .extracting("gate")
                .isSubsetOf("ReferencedBlobsPresent");
        Set<String> garbage = oracle.garbage().stream().map(Object::toString).collect(toSet());
        same("garbage", chosen, garbage(run), garbage);
        same("links", chosen, links(run), oracle.links());
        NaiveBytes bytes = new NaiveBytes(model, storage);
        same("bytes of repositories", chosen, bytes(run, "repository", "repositories"), bytes.of(name -> name));
        same(
                "bytes of projects",
                chosen,
                bytes(run, "project", "projects"),
                bytes.of(name -> name.substring(0, name.indexOf('/'))));
    }

    private static void same(String what, long seed, Set<String> found, Set<String> expected) {
        assertThat(Sets.difference(found, expected))
                .as("seed %d: %s too many", seed, what)
                .isEmpty();
        assertThat(Sets.difference(expected, found))
                .as("seed %d: %s too few", seed, what)
                .isEmpty();
        assertThat(found).as("seed %d: no %s at all", seed, what).isNotEmpty();
    }

    private static Set<String> bytes(TestResult run, String scope, String table) {
        return run.table(table).stream()
                .map(row -> row.<String>getAs(scope) + " " + row.<Long>getAs("distinct_bytes") + " "
                        + row.<Long>getAs("exclusive_bytes"))
                .collect(toSet());
    }

    /** A plan behind a gate has no items; what it would take is what the run selected. */
    private static Dataset<Row> candidates(TestResult run) {
        Location table = new Output(run.run().out()).run(run.plan().runId()).resolve("candidates");
        return SharedSpark.session().read().parquet(Locations.toRead(table));
    }

    private static Set<String> garbage(TestResult run) {
        return strings(candidates(run).filter("item = 'blob'").select("digest"));
    }

    private static Set<String> links(TestResult run) {
        return strings(candidates(run).filter("item <> 'blob'").selectExpr("concat(reason, ' ', path)"));
    }

    private static Set<String> strings(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(row -> row.getString(0)).collect(toSet());
    }
}
