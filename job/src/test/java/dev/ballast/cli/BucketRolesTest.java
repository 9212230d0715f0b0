package dev.ballast.cli;

import static dev.ballast.testing.TestManifest.image;
import static dev.ballast.testing.TestRegistry.NOW;
import static dev.ballast.testing.TestRegistry.digestOf;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.testing.HandMadePlan;
import dev.ballast.testing.RolePolicy;
import dev.ballast.testing.SentActions;
import dev.ballast.testing.SentActions.Action;
import dev.ballast.testing.TestBucket;
import dev.ballast.testing.TestRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans in a bucket, applied to a registry in another one and undone or purged: it takes the role that scripts/iam gives. */
class BucketRolesTest {
    private static final Path ROLES = Path.of("../scripts/iam");
    private static final String ID = HandMadePlan.ID;

    @TempDir
    private Path folder;

    @Test
    void theRoleOfApplyAllowsWhatItNeedsAndNothingElse() throws IOException {
        Set<String> needed = new HashSet<>();
        for (boolean versions : List.of(false, true)) {
            TestBucket registry = versions ? TestBucket.withVersions() : TestBucket.create();
            TestBucket out = TestBucket.create();
            prepare(folder.resolve("restored " + versions), registry, out);
            answer(registry, out, "restore", ID);
            needed.addAll(needs(registry, out));

            TestBucket other = versions ? TestBucket.withVersions() : TestBucket.create();
            TestBucket otherOut = TestBucket.create();
            prepare(folder.resolve("purged " + versions), other, otherOut);
            answer(other, otherOut, "purge", ID, "--older-than=0s");
            needed.addAll(needs(other, otherOut));
        }
        // When the copy of an object of more than 5 GiB fails in the middle: see BucketRemoverTest.
        needed.add("s3:AbortMultipartUpload");

        assertThat(needed)
                .containsAll(
                        role("apply.json", "REGISTRY-BUCKET", "registry", "").actions());
    }

    private static void prepare(Path folder, TestBucket registry, TestBucket out) throws IOException {
        TestRegistry tree = TestRegistry.in(folder)
                .image("kept", "v1", "kept")
                .push("ci", "v1", image("old"))
                .blob("orphan");
        HandMadePlan plan = HandMadePlan.taking(
                registry.store(tree, "prod"),
                TestBucket.settings(),
                "/ci/_",
                digestOf("orphan").hex());
        Path local = folder.resolve("out");
        plan.write(local);
        try (Stream<Path> files = Files.walk(local)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.store("ballast/" + local.relativize(file), Files.readAllBytes(file));
            }
        }
        answer(registry, out, "plan", "approve", ID, "--by=ada");
        answer(registry, out, "apply", ID, "--approve=" + ID, "--read-only-registry");
    }

    private static void answer(TestBucket registry, TestBucket out, String... command) {
        Stream<String> places = command[0].equals("plan")
                ? Stream.of("--out=" + out.root().resolve("ballast"))
                : Stream.of(
                        "--registry=" + registry.root().resolve("prod"),
                        "--out=" + out.root().resolve("ballast"));
        Stream<String> settings = TestBucket.settings().entrySet().stream()
                .map(setting -> "--conf=" + setting.getKey() + "=" + setting.getValue());
        Answer answer = Answer.at(
                NOW.plus(Duration.ofHours(2)),
                Stream.of(Stream.of(command), places, settings)
                        .flatMap(all -> all)
                        .toArray(String[]::new));

        assertThat(answer.err()).isEmpty();
        assertThat(answer.exitCode()).isEqualTo(ExitCode.OK);
    }

    /** Of the registry's bucket; each must be allowed. */
    private static Set<String> needs(TestBucket registry, TestBucket out) throws IOException {
        RolePolicy apply = role("apply.json", "REGISTRY-BUCKET", registry.name(), "prod/");
        RolePolicy publish = role("publish.json", "OUT-BUCKET", out.name(), "");

        assertThat(SentActions.of(registry.name())).isNotEmpty().allMatch(apply::allows);
        assertThat(SentActions.of(out.name())).isNotEmpty().allMatch(publish::allows);
        return SentActions.of(registry.name()).stream().map(Action::name).collect(toSet());
    }

    private static RolePolicy role(String file, String placeholder, String bucket, String prefix) throws IOException {
        return RolePolicy.read(ROLES.resolve(file), placeholder, bucket, prefix);
    }
}
