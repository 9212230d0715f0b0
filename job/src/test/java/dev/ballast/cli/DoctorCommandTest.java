package dev.ballast.cli;

import static dev.ballast.testing.TestManifest.image;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Sets;
import com.google.common.collect.Streams;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.storage.Lease;
import dev.ballast.storage.StorageRoot;
import dev.ballast.testing.TestBucket;
import dev.ballast.testing.TestInventory;
import dev.ballast.testing.TestRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a run's way, said before it is night. */
class DoctorCommandTest {
    @TempDir
    private Path folder;

    private TestRegistry registry;

    @BeforeEach
    void pushAnImage() {
        registry = TestRegistry.in(folder).image("library/app", "v1", "base", "app");
    }

    @Test
    void findsNothingWrong() throws IOException {
        Answer answer = ask(Instant.now());

        assertThat(answer.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(answer.lines())
                .extracting(line -> line.split(" +", 3)[1])
                .containsExactly(
                        "versions", "registry", "reading", "writing", "output", "clock", "lease", "space", "policy");
        assertThat(answer.out()).doesNotContain("FAIL");
        try (Stream<Path> written = Files.walk(folder.resolve("out"))) {
            assertThat(written.filter(Files::isRegularFile)).containsExactly(folder.resolve("out/lease/clock"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-120, 120})
    void saysThatTheClockIsTwoHoursOff(int minutes) {
        Answer answer = ask(Instant.now().plus(Duration.ofMinutes(minutes)));

        assertThat(answer.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(failure(answer)).startsWith("FAIL  clock").contains("are 1").endsWith("Synchronise the clocks.");
    }

    @Test
    void saysThatThereIsNoRegistry() {
        Answer answer = Answer.at(
                Instant.now(), "doctor", "--registry", folder + "/nowhere", "--out", folder.resolve("out") + "");

        assertThat(answer.exitCode()).isEqualTo(ExitCode.STORAGE_UNREACHABLE);
        assertThat(failure(answer)).startsWith("FAIL  registry").contains("there is no folder");
    }

    @Test
    void saysThatTheOutputIsNoFolder() throws IOException {
        Files.writeString(folder.resolve("out"), "");

        Answer answer = ask(Instant.now());

        assertThat(answer.exitCode()).isEqualTo(ExitCode.CANNOT_WRITE_OUTPUT);
        assertThat(failure(answer)).startsWith("FAIL  output").contains("Not a directory");
    }

    @Test
    void saysWhoHoldsTheOutput() {
        try (Lease lease = Lease.acquire(StorageRoot.of(folder.resolve("out")), Map.of(), "apply", Clock.systemUTC())) {
            Answer answer = ask(Instant.now());

            assertThat(answer.exitCode()).isEqualTo(ExitCode.LOCKED);
            assertThat(failure(answer))
                    .startsWith("FAIL  lease")
                    .contains("'apply' of")
                    .contains(lease.id());
        }
        assertThat(ask(Instant.now()).exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void saysWhatIsWrongWithPolicyAndFeeds() throws IOException {
        Path policy = Files.writeString(folder.resolve("policy.yaml"), "version: 1\nrulez: []\n");

        Answer answer =
                ask(Instant.now(), "--policy=" + policy, "--in-use=jobs=" + folder.resolve("jobs.txt"), "--json");

        assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_CONFIGURATION);
        assertThat(answer.json().get("findings"))
                .filteredOn(finding -> !finding.get("verdict").asText().equals("OK")
                        && !finding.get("verdict").asText().equals("WARNING"))
                .extracting(finding -> finding.get("check").asText() + ": "
                        + finding.get("found").asText())
                .satisfiesExactly(
                        found -> assertThat(found)
                                .startsWith("policy: " + policy + ":2:1: ")
                                .contains("did you mean 'rules'?"),
                        found -> assertThat(found).startsWith("feed jobs: ").contains("is not there"));
    }

    @Test
    void saysWhetherTheLogOfPullsReachesAsFarAsThePolicyAsks() throws IOException {
        Path policy = Files.writeString(
                folder.resolve("policy.yaml"),
                "version: 1\nrules:\n- {name: used, repositories: ['**'], tags: ['*'], protect: {pulledWithin: 30d}}\n");
        Path log = Files.writeString(folder.resolve("pulls.log"), "since 2020-01-01T00:00:00Z\n");

        Answer without = ask(Instant.now(), "--policy=" + policy);
        Answer with = ask(Instant.now(), "--policy=" + policy, "--pull-log=" + log);
        Files.setLastModifiedTime(log, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        Answer stale = ask(Instant.now(), "--policy=" + policy, "--pull-log=" + log);

        assertThat(without.exitCode()).isEqualTo(ExitCode.BAD_CONFIGURATION);
        assertThat(failure(without)).startsWith("FAIL  pull log").endsWith("Add --pull-log FILE.");
        assertThat(with.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(with.out()).contains("ok    pull log     " + log + " reaches back");
        assertThat(stale.exitCode()).isEqualTo(ExitCode.GATE_REFUSED);
        assertThat(failure(stale)).contains("is stale").endsWith("A run would delete nothing.");
    }

    @Test
    void asksABucketWhatTimeItIsAndWhetherItCanBeRead() {
        TestBucket bucket = TestBucket.create();
        StorageRoot root = bucket.store(registry, "registry");
        String manifest =
                "registry/" + RegistryLayout.blobPath(image("base", "app").digest());
        Set<String> before = bucket.objects().keySet();

        Answer good = askBucket(Instant.now(), root);
        Answer late = askBucket(Instant.now().minus(Duration.ofHours(2)), root);
        bucket.fail("ABORT", "registry/_ballast/doctor", 403);
        Answer half = askBucket(Instant.now(), root);
        bucket.fail("GET", manifest, 403, 403, 403, 403);
        bucket.fail("UPLOAD", "registry/_ballast/doctor", 403);
        Answer denied = askBucket(Instant.now(), root);

        assertThat(good.exitCode()).as(good.out()).isEqualTo(ExitCode.OK);
        assertThat(good.out())
                .contains("ok    reading      links and manifests can be listed and read")
                .contains("warn  writing      this user may write to the registry")
                .contains("ok    store clock  this machine and the registry's storage agree to 5 minutes")
                .contains("ok    output       " + bucket.root().resolve("out")
                        + " can be written, a file at a time, and tells who came first");
        assertThat(late.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(failure(late))
                .startsWith("FAIL  store clock  This machine's clock and that of the registry's storage");
        assertThat(denied.exitCode()).isEqualTo(ExitCode.NO_PERMISSION);
        assertThat(failure(denied))
                .startsWith("FAIL  reading      Cannot read ")
                .contains("403");
        assertThat(half.out()).contains("warn  writing      Cannot tell whether the registry can be written");
        assertThat(denied.out()).contains("ok    writing      this user may not write to the registry, which is good");
        assertThat(Sets.difference(bucket.objects().keySet(), before))
                .containsExactly("out/lease/clock", "out/plans/.writable", "out/runs/.writable");
    }

    @Test
    void saysWhetherTheInventoryCanStandForAListing() throws IOException {
        Path inventory = folder.resolve("inventory");
        Instant now = Instant.parse("2026-11-22T12:00:00Z");
        Path manifest = inventory.resolve(TestInventory.of(registry).write(inventory, now.minus(Duration.ofHours(11))));

        Answer fresh = ask(now, "--inventory=" + manifest);
        Answer old = ask(now.plus(Duration.ofDays(3)), "--inventory=" + manifest);
        Files.delete(inventory.resolve("data/two.csv.gz"));
        Answer torn = ask(now, "--inventory=" + manifest);

        assertThat(fresh.out())
                .contains("ok    inventory    " + manifest
                        + " is of 2026-11-22T01:00:00Z, and all that it names is there");
        assertThat(old.out()).contains("FAIL  inventory    ").contains("longer ago than --max-inventory-age allows");
        assertThat(torn.out()).contains("FAIL  inventory    ").contains("two.csv.gz");
        assertThat(torn.exitCode()).isEqualTo(ExitCode.BAD_DATA);
    }

    private static Answer askBucket(Instant now, StorageRoot root) {
        Stream<String> settings = TestBucket.settings().entrySet().stream()
                .map(setting -> "--conf=" + setting.getKey() + "=" + setting.getValue());
        String out = root.toString().replaceFirst("registry$", "out");
        return Answer.at(
                now,
                Streams.concat(Stream.of("doctor", "--registry=" + root, "--out=" + out), settings)
                        .toArray(String[]::new));
    }

    private static String failure(Answer answer) {
        return answer.lines().stream()
                .filter(line -> line.startsWith("FAIL"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(answer.out()));
    }

    private Answer ask(Instant now, String... options) {
        return Answer.at(
                now,
                Streams.concat(
                                Stream.of(
                                        "doctor",
                                        "--registry",
                                        registry.root().toString(),
                                        "--out",
                                        folder.resolve("out").toString()),
                                Stream.of(options))
                        .toArray(String[]::new));
    }
}
