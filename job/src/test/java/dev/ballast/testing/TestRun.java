package dev.ballast.testing;

import dev.ballast.nightly.NightlyRun;
import dev.ballast.nightly.RunOptions;
import dev.ballast.nightly.Steps;
import dev.ballast.plan.Gates;
import dev.ballast.scan.Storage;
import dev.ballast.storage.ObjectReader;
import dev.ballast.storage.StorageLister;
import dev.ballast.storage.TreeLister;
import dev.ballast.storage.TreeReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A run over a test registry, at {@link TestRegistry#NOW}. Unless a test says otherwise, what is older than a week may go
 * and a plan may free everything: in small registries it often does.
 *
 * @param minAge what is younger is protected
 * @param maxPlanShare the largest share of the stored bytes that may be planned
 * @param out where the run writes
 * @param now when it runs
 */
public record TestRun(
        TestRegistry registry,
        StorageLister lister,
        ObjectReader reader,
        Duration minAge,
        double maxPlanShare,
        Path out,
        Instant now) {

    /** The result of a run with the usual options. */
    public static TestResult of(TestRegistry registry) {
        return over(registry).run();
    }

    /** A run that writes beside the registry. */
    public static TestRun over(TestRegistry registry) {
        return new TestRun(
                registry,
                new TreeLister(registry.storageRoot()),
                new TreeReader(registry.storageRoot()),
                RunOptions.DEFAULT_MIN_AGE,
                1.0,
                registry.root().resolveSibling("out"),
                TestRegistry.NOW);
    }

    public TestRun reading(StorageLister from, ObjectReader with) {
        return new TestRun(registry, from, with, minAge, maxPlanShare, out, now);
    }

    public TestRun minAge(Duration age) {
        return new TestRun(registry, lister, reader, age, maxPlanShare, out, now);
    }

    public TestRun maxPlanShare(double share) {
        return new TestRun(registry, lister, reader, minAge, share, out, now);
    }

    public TestRun into(Path folder) {
        return new TestRun(registry, lister, reader, minAge, maxPlanShare, folder, now);
    }

    public TestRun at(Instant time) {
        return new TestRun(registry, lister, reader, minAge, maxPlanShare, out, time);
    }

    /** Runs all steps. */
    public TestResult run() {
        RunOptions options = new RunOptions(
                registry.storageRoot(), out, minAge, new Gates(Gates.DEFAULT_MINIMUM_AGE, maxPlanShare), "test");
        NightlyRun.check(options, lister);
        Storage storage = new Storage(SharedSpark.session(), lister, reader, 4);
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new TestResult(new NightlyRun(storage, options, clock, Steps.SILENT).run());
    }
}
