package dev.ballast.nightly;

import static dev.ballast.testing.TestManifest.image;
import static dev.ballast.testing.TestManifest.index;
import static dev.ballast.testing.TestManifest.referrer;
import static dev.ballast.testing.TestRegistry.digestOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.plan.PlanLibrary;
import dev.ballast.publish.Output;
import dev.ballast.reports.ContractTable;
import dev.ballast.reports.TableContract;
import dev.ballast.storage.StorageRoot;
import dev.ballast.tables.HadoopLocation;
import dev.ballast.tables.Location;
import dev.ballast.testing.RolePolicy;
import dev.ballast.testing.SentActions;
import dev.ballast.testing.SentActions.Action;
import dev.ballast.testing.TestBucket;
import dev.ballast.testing.TestManifest;
import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestResult;
import dev.ballast.testing.TestRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole night over one tree: on a disk, in a bucket, and in a bucket with the output in another. */
class ObjectStorageTest {
    private static final Set<String> DIFFERENT_EACH_TIME =
            Set.of("run_id", "registry", "list_requests", "get_requests");
    private static final TestManifest IMAGE = image("base", "app");
    private static final TestManifest LOST = image("base", "lost");
    private static final TestManifest DAMAGED = image("base", "damaged");

    private static TestBucket registryBucket;
    private static TestBucket otherBucket;
    private static Location outBucket;
    private static TestResult onDisk;
    private static TestResult fromBucket;
    private static TestResult intoBucket;

    @BeforeAll
    static void runOnceEach(@TempDir Path folder) throws IOException {
        TestRegistry registry = registry(folder);
        registryBucket = TestBucket.create();
        StorageRoot bucket = registryBucket.store(registry, "nightly/registry 100%");
        otherBucket = TestBucket.create();
        outBucket = HadoopLocation.open(
                otherBucket.root().resolve("ballast/50%25 off").uri(), TestBucket.settings());
        TestRun run = TestRun.over(registry);
        onDisk = run.run();
        fromBucket = run.reading(bucket).into(folder.resolve("from bucket")).run();
        intoBucket = run.reading(bucket).into(outBucket).run();
    }

    private static TestRegistry registry(Path folder) {
        return TestRegistry.in(folder)
                .push("library/app", "v1", IMAGE)
                .image("library/app", "v2", "base", "new app")
                .image("a", "v1", "base")
                .image("ab", "v1", "base", "beside a")
                .image("ab/cd/ef", "v1", "deep")
                .index("library/multi", "latest", image("base", "amd64"), image("base", "arm64"))
                .push("library/nested", "v1", index(index(image("inner"))))
                .push("library/app", referrer(IMAGE, "signature"))
                .push("library/damaged", "v1", DAMAGED)
                .corrupt(DAMAGED)
                .push("library/lost", "v1", LOST)
                .removeBlob(LOST.digest())
                .truncate("docker/registry/v2/repositories/library/lost/_manifests/tags/v1/current/link")
                .layerLinkBySha512("library/app", "app")
                .upload("library/app", "0a5d1c2e-7b1f-4c3d-9e8f-001122334455", 10)
                .file("docker/registry/v2/repositories/library/app/100% odd +name", "?")
                .blob("orphan")
                .aged(Duration.ofHours(1))
                .blob("young orphan");
    }

    static List<ContractTable> tables() {
        return TableContract.TABLES;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void publishesTheSameRowsWhereverTheRegistryAndTheOutputLie(ContractTable table) {
        List<String> expected = rows(onDisk, table);

        assertThat(expected).isNotEmpty();
        assertThat(rows(fromBucket, table)).isEqualTo(expected);
        assertThat(rows(intoBucket, table)).isEqualTo(expected);
    }

    @Test
    void plansTheSameItems() {
        assertThat(onDisk.plannedBlobs()).contains(digestOf("orphan")).doesNotContain(digestOf("young orphan"));
        assertThat(fromBucket.items()).isEqualTo(onDisk.items());
        assertThat(intoBucket.items()).isEqualTo(onDisk.items());
        assertThat(fromBucket.kept()).isEqualTo(onDisk.kept());
        assertThat(intoBucket.kept()).isEqualTo(onDisk.kept());
    }

    @Test
    void findsItsPlansInTheBucket() throws IOException {
        PlanLibrary plans = new PlanLibrary(new Output(outBucket).plans());

        assertThat(plans.plans()).containsExactly(intoBucket.plan());
        assertThat(new String(outBucket.resolve("latest.json").read(), StandardCharsets.UTF_8))
                .contains(intoBucket.plan().planId());
    }

    @Test
    void publishesHowManyRequestsItSent() {
        // Before it begins, each run looks whether there is a registry.
        assertThat(sent("list_requests")).isEqualTo(requests("LIST") - 2);
        assertThat(sent("get_requests")).isEqualTo(requests("GET") + requests("HEAD"));
        assertThat(onDisk.column("list_requests")).isNull();
        assertThat(onDisk.column("get_requests")).isNull();
    }

    @Test
    void needsWhatTheRoleOfARunMayDoAndNothingElse() throws IOException {
        Path roles = Path.of("../scripts/iam");
        RolePolicy run = RolePolicy.read(
                roles.resolve("run.json"), "REGISTRY-BUCKET", registryBucket.name(), "nightly/registry 100%/");
        RolePolicy publish = RolePolicy.read(roles.resolve("publish.json"), "OUT-BUCKET", otherBucket.name(), "");
        Set<Action> read = SentActions.of(registryBucket.name());
        Set<Action> written = SentActions.of(otherBucket.name());

        assertThat(read).allMatch(run::allows);
        assertThat(read).extracting(Action::name).containsAll(run.actions());
        assertThat(written).allMatch(publish::allows);
        Set<String> expected = new TreeSet<>(publish.actions());
        expected.remove("s3:AbortMultipartUpload"); // only what failed in the middle is aborted
        assertThat(written).extracting(Action::name).containsAll(expected);
    }

    private static long sent(String column) {
        return Stream.of(fromBucket, intoBucket)
                .mapToLong(result -> result.table("runs").get(0).<Long>getAs(column))
                .sum();
    }

    private static long requests(String method) {
        return registryBucket.requests().stream()
                .filter(request -> request.startsWith(method))
                .count();
    }

    private static List<String> rows(TestResult result, ContractTable table) {
        List<String> names = table.columnNames().stream()
                .filter(name -> !DIFFERENT_EACH_TIME.contains(name))
                .toList();
        return result.table(table.name()).stream()
                .map(row ->
                        names.stream().map(name -> name + "=" + row.getAs(name)).toList())
                .map(List::toString)
                .toList();
    }
}
