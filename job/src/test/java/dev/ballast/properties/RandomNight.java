package dev.ballast.properties;

import dev.ballast.sample.RegistryTree;
import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestResult;
import dev.ballast.testing.TestRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One run over many random registries in one storage, and the rows that are expected of it.
 *
 * @param losesBlobs whether so many blobs are missing that nothing may be planned
 */
record RandomNight(
        long seed,
        boolean losesBlobs,
        Model model,
        NaivePlan plan,
        TestResult result,
        PublishedRows published,
        List<Map<String, @Nullable Object>> repositories,
        List<Map<String, @Nullable Object>> projects,
        List<Map<String, @Nullable Object>> blobs,
        List<Map<String, @Nullable Object>> problems) {

    static RandomNight over(int registries, long seed, boolean losesBlobs, Path folder) {
        TestRegistry storage = TestRegistry.in(folder);
        Model model = new Model();
        RegistryWriter writer = new RegistryWriter(new RegistryTree(storage.root()), model);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < registries; i++) {
            new RandomRegistry(writer, random, "r" + i, losesBlobs).write();
        }
        TestRun run = TestRun.over(storage);
        NaivePlan plan = new NaivePlan(model, TestRegistry.NOW.minus(run.minAge()));
        TestResult result = run.run();
        return new RandomNight(
                seed,
                losesBlobs,
                model,
                plan,
                result,
                new PublishedRows(result, "seed " + seed),
                new NaiveRepositories(model, plan).rows(),
                new NaiveProjects(model, plan).rows(),
                new NaiveBlobs(model, plan, TestRegistry.NOW).rows(),
                new NaiveProblems(model, plan).rows());
    }
}
