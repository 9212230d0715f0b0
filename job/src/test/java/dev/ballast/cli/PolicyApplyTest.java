package dev.ballast.cli;

import static dev.ballast.testing.TestManifest.image;
import static dev.ballast.testing.TestManifest.index;
import static dev.ballast.testing.TestManifest.referrer;
import static dev.ballast.testing.TestRegistry.NOW;
import static dev.ballast.testing.TestRegistry.repositoryPath;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.registry.Digest;
import dev.ballast.testing.HandMadePlan;
import dev.ballast.testing.TestManifest;
import dev.ballast.testing.TestRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tags and manifests that a policy takes, applied while the registry goes on living. */
class PolicyApplyTest {
    private static final TestManifest OLD = image("old");
    private static final TestManifest SIGNATURE = image("signature");
    private static final String SIGNATURE_TAG = "sha256-" + OLD.digest().hex() + ".sig";

    @TempDir
    private Path folder;

    private TestRegistry registry;

    @BeforeEach
    void begin() {
        registry = TestRegistry.in(folder).image("kept", "v1", "kept");
    }

    @Test
    void tagsAndTheirImagesGoAsFilesAndComeBackAsTheyWere() throws IOException {
        registry.push("ci", "build-1", image("older"))
                .push("ci", "build-1", OLD)
                .push("ci", "list", index(image("child")));
        Stage stage = Stage.of(registry, "/ci/");
        Map<String, String> before = stage.files();
        stage.approve();

        Answer applied = stage.apply();

        assertThat(applied.err()).isEmpty();
        assertThat(applied.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(stage.gone()).isEqualTo(stage.planned(path -> true)).isNotEmpty();
        assertThat(stage.outcomes()).containsExactly("QUARANTINED");
        // A registry lists a tag as long as its folder is there.
        assertThat(registry.resolve(repositoryPath("ci", "_manifests/tags"))).isEmptyDirectory();

        assertThat(stage.at(3, "restore", Stage.ID).exitCode()).isEqualTo(ExitCode.OK);
        assertThat(stage.files()).isEqualTo(before);
        assertThat(stage.quarantine()).isEmpty();
    }

    @Test
    void whatIsPushedOrTaggedAgainSinceStaysWithAllThatBelongsToIt() throws IOException {
        TestManifest child = image("child");
        TestManifest subject = image("subject");
        TestManifest list = index(image("listed"));
        registry.push("again", "v1", OLD)
                .push("again", SIGNATURE_TAG, SIGNATURE)
                .push("again", "v2", image("goes"))
                .push("moved", "v1", OLD)
                .push("indexed", child)
                .push("referred", subject)
                .push("retagged", list)
                .push("gone", "v1", OLD);
        Stage stage = Stage.of(registry, "/again/", "/moved/", "/indexed/", "/referred/", "/retagged/", "/gone/");
        Map<String, String> before = stage.files();
        registry.aged(Duration.ZERO)
                .tag("again", "v1", OLD)
                .push("moved", "v1", image("new"))
                .push("indexed", "v1", index(child))
                .push("referred", referrer(subject, "of subject"))
                .tag("retagged", "v1", list);
        Map<String, String> pushed = stage.files();
        pushed.entrySet().removeAll(before.entrySet());
        stage.approve();

        Answer applied = stage.apply();

        assertThat(applied.err()).isEmpty();
        assertThat(applied.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(stage.files()).containsAllEntriesOf(pushed);
        assertThat(stage.gone())
                .isEqualTo(stage.planned(path -> !(path.contains("/again/_manifests/tags/v1/")
                        || path.contains("/again/_manifests/tags/" + SIGNATURE_TAG)
                        || path.contains("/moved/_manifests/tags/v1/")
                        || isOf(path, "again", OLD, SIGNATURE)
                        || isOf(path, "indexed", child)
                        || isOf(path, "referred", subject)
                        || isOf(path, "retagged", list, image("listed")))));
        assertThat(stage.outcomes())
                .contains(
                        "SKIPPED pushed since the plan",
                        "SKIPPED tag v1 points at it",
                        "SKIPPED named by the manifest " + index(child).digest() + " of indexed",
                        "SKIPPED the manifest "
                                + referrer(subject, "of subject").digest() + " refers to it",
                        "SKIPPED named by the manifest " + list.digest(),
                        "SKIPPED holds what refers to " + OLD.digest());
    }

    @Test
    void aPartOfAPlanIsApprovedAndWhatTheRestNeedsStays() throws IOException {
        registry.push("ci", "build-1", OLD)
                .push("ci", "list", index(image("listed")))
                .push("other", "v1", OLD);
        Stage stage = Stage.of(registry, "/ci/", "/other/");
        Digest list = index(image("listed")).digest();

        Answer approved = stage.approve("--only-repository=ci", "--except=ci:build-1," + list, "--except=misspelt");

        assertThat(approved.err().lines()).containsExactly("ballast: No item of the plan is of misspelt.");
        assertThat(stage.apply().exitCode()).isEqualTo(ExitCode.OK);
        assertThat(stage.gone()).isEmpty();
        assertThat(stage.outcomes())
                .contains(
                        "SKIPPED not approved",
                        "SKIPPED tag build-1 points at it",
                        "SKIPPED named by the manifest " + list + " of ci");

        stage.approve("--except=" + list);
        assertThat(stage.apply().exitCode()).isEqualTo(ExitCode.OK);
        assertThat(stage.gone())
                .isEqualTo(stage.planned(path -> !isOf(path, "ci", index(image("listed")))
                        && !path.contains("/list/current/")
                        && !path.contains("/list/index/")));
    }

    @Test
    void whatAnApprovalNamesIsLookedUp() throws IOException {
        registry.push("ci", "build-1", OLD).push("other", "v1", OLD);
        Stage stage = Stage.of(registry, "/ci/", "/other/");

        assertThat(stage.approve("--only-reason=expired_tag").out()).contains(": 2 items, ");
        assertThat(stage.approve("--only-reason=expired_tag", "--only-repository=ci")
                        .out())
                .contains(": 1 items, ");
        Answer unknown = stage.approve("--only-reason=too_old");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("'too_old' is no reason; one of unreferenced_blob, ");
    }

    @Test
    void imagesThatAreInUseByNowStayAndAStaleWordOfThatIsRefused() throws IOException {
        registry.push("ci", "build-1", OLD)
                .push("ci", "build-2", image("unused"))
                .push("jobs", SIGNATURE);
        Stage stage = Stage.of(
                registry,
                HandMadePlan.taking(registry.storageRoot(), Map.of(), "/ci/", "/jobs/")
                        .inUse(NOW.plus(Duration.ofHours(1)), "cluster"));
        stage.approve();
        Path feed = Files.writeString(
                folder.resolve("feed"), "registry.example/ci:build-1\nregistry.example/jobs@" + SIGNATURE.digest());
        Files.setLastModifiedTime(feed, FileTime.from(NOW));

        assertThat(stage.apply().message())
                .startsWith("ballast: Refused (IN_USE_STALE): Plan " + Stage.ID)
                .endsWith(": --in-use cluster=FILE.");
        assertThat(stage.apply("--in-use=other=" + feed).exitCode()).isEqualTo(ExitCode.GATE_REFUSED);
        Answer staleAgain = stage.apply("--in-use=cluster=" + feed, "--in-use-max-age=1h");
        assertThat(staleAgain.message()).startsWith("ballast: Refused (IN_USE_STALE): ");
        assertThat(stage.gone()).isEmpty();

        assertThat(stage.apply("--in-use=cluster=" + feed).exitCode()).isEqualTo(ExitCode.OK);

        assertThat(stage.gone())
                .isEqualTo(stage.planned(path -> path.contains("/tags/build-2/") || isOf(path, "ci", image("unused"))));
        assertThat(stage.outcomes()).contains("SKIPPED in use by cluster");
    }

    @Test
    void imagesStayWhosePullThePlanCouldNotKnow() throws IOException {
        registry.push("ci", "build-1", OLD).push("ci", "build-2", image("unused"));
        Stage stage = Stage.of(
                registry,
                HandMadePlan.taking(registry.storageRoot(), Map.of(), "/ci/")
                        .inUse(NOW.minus(Duration.ofHours(1)), "--pull-log"));
        stage.approve();
        Instant since = NOW.minus(Duration.ofHours(1));
        Path log = Files.writeString(
                folder.resolve("pulls"),
                "%s ci:build-2%n%s ci:build-1%n%s ci:build-1%n"
                        .formatted(NOW.minus(Duration.ofDays(3)), NOW.minus(Duration.ofDays(2)), since));
        Files.setLastModifiedTime(log, FileTime.from(NOW));

        assertThat(stage.apply().message())
                .startsWith("ballast: Refused (IN_USE_STALE): Plan " + Stage.ID)
                .endsWith(": --pull-log FILE.");
        assertThat(stage.apply("--pull-log=" + log).exitCode()).isEqualTo(ExitCode.OK);

        assertThat(stage.gone())
                .isEqualTo(stage.planned(path -> path.contains("/tags/build-2/") || isOf(path, "ci", image("unused"))));
        assertThat(stage.outcomes()).contains("SKIPPED in use by a pull at " + since);
    }

    /** Whether a path is a link of a repository to one of these manifests, or to anything that it names. */
    private static boolean isOf(String path, String repository, TestManifest... manifests) {
        return path.contains("/" + repository + "/_")
                && !path.contains("/tags/")
                && Stream.of(manifests)
                        .flatMap(manifest -> manifest.digests().stream())
                        .anyMatch(digest -> path.contains(digest.hex()));
    }
}
