package dev.ballast.testing;

import dev.ballast.nightly.NightlyRun;
import dev.ballast.nightly.PolicyInputs;
import dev.ballast.nightly.RunOptions;
import dev.ballast.nightly.Steps;
import dev.ballast.plan.Gates;
import dev.ballast.policy.InUse;
import dev.ballast.policy.InUseFeed;
import dev.ballast.policy.PolicyFile;
import dev.ballast.policy.PullLog;
import dev.ballast.scan.InventoryFile;
import dev.ballast.scan.Storage;
import dev.ballast.storage.ObjectReader;
import dev.ballast.storage.StorageLister;
import dev.ballast.storage.StorageRoot;
import dev.ballast.storage.TreeLister;
import dev.ballast.storage.TreeReader;
import dev.ballast.tables.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * A run over a test registry, at {@link TestRegistry#NOW}. Unless a test says otherwise, what is older than a week may go
 * and a plan may free everything: in small registries it often does.
 *
 * @param inFlight how many requests of a task may wait
 * @param minAge what is younger is protected
 * @param maxPlanShare the largest share of the stored bytes that may be planned
 * @param out where the run writes
 * @param now when it runs
 * @param policyInputs what becomes of images
 * @param useCache whether it uses what an earlier run read
 */
public record TestRun(
        StorageRoot registry,
        StorageLister lister,
        ObjectReader reader,
        int inFlight,
        Duration minAge,
        double maxPlanShare,
        Location out,
        Instant now,
        PolicyInputs policyInputs,
        boolean useCache) {

    /** What the storage of every registry holds. */
    public static final long CAPACITY_BYTES = 1L << 40;

    /** Requests of a task that wait for a disk. */
    private static final int OF_A_DISK = 8;

    /** The result of a run with the usual options. */
    public static TestResult of(TestRegistry registry) {
        return over(registry).run();
    }

    /** A run that writes beside the registry. */
    public static TestRun over(TestRegistry registry) {
        return new TestRun(
                registry.storageRoot(),
                new TreeLister(registry.storageRoot()),
                new TreeReader(registry.storageRoot()),
                OF_A_DISK,
                RunOptions.DEFAULT_MIN_AGE,
                1.0,
                Location.of(registry.root().resolveSibling("out")),
                TestRegistry.NOW,
                PolicyInputs.NONE,
                true);
    }

    public TestRun reading(StorageLister from, ObjectReader with) {
        return new TestRun(registry, from, with, inFlight, minAge, maxPlanShare, out, now, policyInputs, useCache);
    }

    public TestRun minAge(Duration age) {
        return new TestRun(registry, lister, reader, inFlight, age, maxPlanShare, out, now, policyInputs, useCache);
    }

    public TestRun maxPlanShare(double share) {
        return new TestRun(registry, lister, reader, inFlight, minAge, share, out, now, policyInputs, useCache);
    }

    /** The same registry in an object store, with some requests in flight. */
    public TestRun reading(StorageRoot bucket) {
        Map<String, String> settings = TestBucket.settings();
        return new TestRun(
                bucket,
                StorageLister.of(bucket, settings),
                ObjectReader.of(bucket, settings),
                4,
                minAge,
                maxPlanShare,
                out,
                now,
                policyInputs,
                useCache);
    }

    public TestRun into(Path folder) {
        return into(Location.of(folder));
    }

    public TestRun into(Location folder) {
        return new TestRun(
                registry, lister, reader, inFlight, minAge, maxPlanShare, folder, now, policyInputs, useCache);
    }

    public TestRun at(Instant time) {
        return new TestRun(registry, lister, reader, inFlight, minAge, maxPlanShare, out, time, policyInputs, useCache);
    }

    /** With this policy, of rules in YAML, each a line. */
    public TestRun policy(String... rules) {
        String text = "version: 1\nrules:\n- " + String.join("\n- ", rules) + "\n";
        return policyInputs(new PolicyInputs(
                new PolicyFile("policy.yaml", text), policyInputs.inUse(), true, policyInputs.pullLog()));
    }

    /** With the images that a feed names, each a line; the feed is written as the run begins. */
    public TestRun inUse(String feed, String... images) throws IOException {
        Path file = Files.write(registry.path().resolveSibling(feed), List.of(images));
        Files.setLastModifiedTime(file, FileTime.from(now));
        InUse uses = InUse.of(List.of(new InUseFeed(feed, file, Duration.ofHours(24))), now);
        return policyInputs(new PolicyInputs(
                policyInputs.file(), uses, policyInputs.mayEmptyRepositories(), policyInputs.pullLog()));
    }

    /** With a log of pulls, of these lines. */
    public TestRun pullLog(String... lines) throws IOException {
        Path file = Files.write(registry.path().resolveSibling("pulls"), List.of(lines));
        PullLog log = new PullLog(file, Duration.ofDays(1));
        return policyInputs(
                new PolicyInputs(policyInputs.file(), policyInputs.inUse(), policyInputs.mayEmptyRepositories(), log));
    }

    private TestRun policyInputs(PolicyInputs asked) {
        return new TestRun(registry, lister, reader, inFlight, minAge, maxPlanShare, out, now, asked, useCache);
    }

    public TestRun withoutCache() {
        return new TestRun(registry, lister, reader, inFlight, minAge, maxPlanShare, out, now, policyInputs, false);
    }

    /** Runs all steps. */
    public TestResult run() {
        return run(options());
    }

    /** Goes on with a run that failed. */
    public TestResult resume(String runId) {
        return run(options(null, runId));
    }

    /** Runs all steps, with what an inventory shows. */
    public TestResult runFrom(InventoryFile inventory) {
        return run(options(inventory, null));
    }

    private TestResult run(RunOptions options) {
        NightlyRun.check(options, lister, now);
        Storage storage = new Storage(SharedSpark.session(), lister, reader, 4, inFlight);
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        // Whoever starts a run need not have used Spark before.
        SparkSession.clearActiveSession();
        return new TestResult(
                new NightlyRun(storage, options, NightlyRun.start(options, clock), clock, Steps.SILENT).run());
    }

    public RunOptions options() {
        return options(null, null);
    }

    private RunOptions options(@Nullable InventoryFile inventory, @Nullable String resumed) {
        return new RunOptions(
                registry,
                out,
                minAge,
                new Gates(Gates.DEFAULT_MINIMUM_AGE, maxPlanShare),
                CAPACITY_BYTES,
                useCache,
                "test",
                policyInputs,
                inventory,
                resumed);
    }
}
