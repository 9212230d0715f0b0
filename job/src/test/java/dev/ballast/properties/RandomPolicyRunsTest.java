package dev.ballast.properties;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.plan.PlanItem;
import dev.ballast.publish.Output;
import dev.ballast.registry.Digest;
import dev.ballast.sample.RegistryTree;
import dev.ballast.tables.Location;
import dev.ballast.tables.Locations;
import dev.ballast.testing.SharedSpark;
import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestResult;
import dev.ballast.testing.TestRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run over hundreds of random registries, each with random rules of its own, takes what an oracle takes; a second run over
 * what is left takes nothing more. To see other seeds: {@code -Dballast.seed=N}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RandomPolicyRunsTest {
    private static final int REGISTRIES = 300;
    private static final long SEED = Long.getLong("ballast.seed", 1);

    private static final Model MODEL = new Model();
    private static final Map<String, NaivePolicy> EXPECTED = new HashMap<>();

    private static TestRegistry storage;
    private static TestRun run;
    private static TestResult result;

    @BeforeAll
    static void runOverAllOfThem(@TempDir Path folder) {
        storage = TestRegistry.in(folder);
        RegistryWriter writer = new RegistryWriter(new RegistryTree(storage.root()), MODEL);
        SplittableRandom random = new SplittableRandom(SEED);
        Map<String, List<RandomRule>> rules = new HashMap<>();
        List<String> policy = new ArrayList<>();
        for (int i = 0; i < REGISTRIES; i++) {
            String prefix = "r" + i;
            new RandomRegistry(writer, random, prefix, false).write();
            List<RandomRule> own = RandomRule.some(random, prefix);
            own.forEach(rule -> policy.add(rule.yaml(prefix)));
            List.of(prefix + "/a", prefix + "/a/nested", prefix + "-b/a", prefix + "-c")
                    .forEach(repository -> rules.put(repository, own));
        }
        run = TestRun.over(storage).policy(policy.toArray(String[]::new));
        MODEL.repositories.forEach((name, repository) -> EXPECTED.put(
                name,
                new NaivePolicy(
                        MODEL,
                        repository,
                        rules.getOrDefault(name, List.of()),
                        TestRegistry.NOW,
                        TestRegistry.NOW.minus(run.minAge()))));
        result = run.run();
    }

    @Test
    @Order(1)
    void keepsTheTagsAndManifestsThatTheOracleKeeps() {
        Set<String> expected = new TreeSet<>();
        EXPECTED.forEach((name, stays) -> {
            stays.kept.forEach(digest -> expected.add(name + "@" + digest));
            stays.keptTags.forEach(tag -> expected.add(name + ":" + tag));
        });
        Set<String> kept = texts(table("decided")
                .filter("keeps and digest is not null and kind in ('tag', 'manifest')")
                .selectExpr("if(kind = 'tag', concat(repository, ':', tag), concat(repository, '@', digest))"));
        assertThat(kept).as("seed %d", SEED).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(table("decided").filter("not keeps").count()).isGreaterThan(REGISTRIES);
    }

    @Test
    @Order(2)
    void findsTheGarbageThatTheOracleFinds() {
        Set<Digest> needed = new HashSet<>();
        EXPECTED.forEach((name, stays) -> needed.addAll(neededBy(name, stays)));
        Set<String> garbage = MODEL.stored.keySet().stream()
                .filter(blob -> !needed.contains(blob))
                .map(Digest::toString)
                .collect(toSet());
        assertThat(texts(table("candidates").filter("item = 'blob'").select("digest")))
                .as("seed %d", SEED)
                .containsExactlyInAnyOrderElementsOf(garbage);
    }

    @Test
    @Order(3)
    void plansNothingThatAKeptManifestIsOrNames() {
        Set<Digest> planned = result.plannedBlobs();
        assertThat(planned).isNotEmpty();
        result.table("images").stream()
                .filter(row -> row.<Boolean>getAs("reachable"))
                .forEach(row -> {
                    Digest digest = Digest.parse(row.getAs("digest"));
                    Said said = MODEL.said.get(digest);
                    assertThat(planned).doesNotContain(digest);
                    for (Part part : said == null ? List.<Part>of() : said.parts()) {
                        repository(row.getAs("repository"))
                                .resolved(part.digest())
                                .ifPresent(blob -> assertThat(planned).doesNotContain(blob));
                    }
                });
    }

    @Test
    @Order(4)
    void takesNothingMoreFromWhatIsLeft() {
        assertThat(result.items()).isNotEmpty();
        for (PlanItem item : result.items()) {
            storage.remove(item.path());
        }
        assertThat(run.run().items())
                .as("seed %d", SEED)
                .extracting(PlanItem::path)
                .isEmpty();
    }

    private static Set<Digest> neededBy(String name, NaivePolicy stays) {
        Model.Repository repository = repository(name);
        if (new NaiveOracle(MODEL).isDamaged(repository)) {
            return new NaiveOracle(MODEL).keptBy(repository);
        }
        Set<Digest> needed = new HashSet<>(stays.kept);
        for (Digest manifest : stays.kept) {
            Said said = MODEL.said.get(manifest);
            for (Part part : said == null ? List.<Part>of() : said.parts()) {
                repository.resolved(part.digest()).ifPresent(needed::add);
            }
        }
        return needed;
    }

    private static Model.Repository repository(String name) {
        return Objects.requireNonNull(MODEL.repositories.get(name));
    }

    private static Dataset<Row> table(String name) {
        Location table =
                new Output(result.run().out()).run(result.plan().runId()).resolve(name);
        return SharedSpark.session().read().parquet(Locations.toRead(table));
    }

    private static Set<String> texts(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(row -> row.getString(0)).collect(toSet());
    }
}
