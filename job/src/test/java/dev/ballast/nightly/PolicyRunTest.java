package dev.ballast.nightly;

import static dev.ballast.testing.TestManifest.image;
import static dev.ballast.testing.TestManifest.index;
import static dev.ballast.testing.TestManifest.referrer;
import static dev.ballast.testing.TestRegistry.digestOf;
import static dev.ballast.testing.TestRegistry.repositoryPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ballast.plan.PlanItem;
import dev.ballast.plan.Reason;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.testing.TestManifest;
import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestResult;
import dev.ballast.testing.TestResult.Finding;
import dev.ballast.testing.TestResult.Kept;
import dev.ballast.testing.TestRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a run plans by a policy that takes what has no tag: the cases in which others lose data, each in a repository of its
 * own, in one registry.
 */
class PolicyRunTest {
    private static final TestManifest OLD = image("old of moved tag");
    private static final TestManifest NEW = image("new of moved tag");
    private static final TestManifest ARM = image("arm");
    private static final TestManifest AMD = image("amd");
    private static final TestManifest LIST = index(index(ARM), AMD);
    private static final TestManifest UNTAGGED_LIST = index(image("of untagged list"), image("tagged child"));
    private static final TestManifest SHARED_CHILD = image("shared child");
    private static final TestManifest SHARED = index(SHARED_CHILD, image("other shared child"));
    private static final TestManifest IN_TWO = image("untagged in one, tagged in the other");
    private static final TestManifest SIGNED = image("signed");
    private static final TestManifest SIGNATURE = referrer(SIGNED, "signature");
    private static final TestManifest ORPHAN = referrer(image("never pushed"), "orphan");
    private static final TestManifest DAMAGED = image("damaged");
    private static final TestManifest BESIDE_DAMAGE = image("beside damage");
    private static final TestManifest WITHOUT_TAGS = image("without tags folder");
    private static final TestManifest YOUNG = image("young");
    private static final TestManifest EXPIRED = image("expired");
    private static final TestManifest PINNED = image("pinned by digest");
    private static final TestManifest BESIDE_PINNED = image("beside pinned");
    private static final TestManifest PINNED_CHILD = image("child of list pinned by tag");
    private static final TestManifest PINNED_LIST = index(PINNED_CHILD, image("other child of it"));
    private static final TestManifest BESIDE_PINNED_LIST = image("beside list pinned by tag");
    private static final TestManifest PULLED_CHILD = image("pulled by digest");
    private static final TestManifest PULLED_LIST = index(PULLED_CHILD, image("beside what was pulled"));
    private static final TestManifest PULLED_LONG_AGO = image("pulled long ago");
    private static final TestManifest NEVER_PULLED = image("never pulled");
    private static final TestManifest NEVER_PUSHED = image("in use and never pushed");

    private static TestResult result;

    @BeforeAll
    static void runOverAllOfIt(@TempDir Path folder) throws IOException {
        TestRegistry registry = TestRegistry.in(folder)
                .push("moved-tag", "latest", OLD)
                .push("moved-tag", "latest", NEW)
                .push("tagged-list", "v1", LIST)
                .push("untagged-list", UNTAGGED_LIST)
                .tag("untagged-list", "child", image("tagged child"))
                .push("list-a", "v1", SHARED)
                .removeRevisionLink("list-a", SHARED_CHILD)
                .push("list-b", "v1", SHARED)
                .push("one", IN_TWO)
                .push("two", "v1", IN_TWO)
                .push("signed", "v1", SIGNED)
                .push("signed", SIGNATURE)
                .push("orphaned", ORPHAN)
                .push("damaged", "v1", DAMAGED)
                .push("damaged", BESIDE_DAMAGE)
                .corrupt(DAMAGED)
                .push("without-tags", "v1", WITHOUT_TAGS)
                .remove(repositoryPath("without-tags", "_manifests/tags"))
                .push("ci", "build-1", EXPIRED)
                .push("running", PINNED)
                .push("running", BESIDE_PINNED)
                .push("ci/lists", "build-1", PINNED_LIST)
                .tag("ci/lists", "build-of-child", PINNED_CHILD)
                .push("ci/lists", "build-2", BESIDE_PINNED_LIST)
                .push("cache/app", "list", PULLED_LIST)
                .push("cache/app", "old", PULLED_LONG_AGO)
                .push("cache/app", "never", NEVER_PULLED);
        registry.aged(Duration.ofDays(6)).push("young", YOUNG);
        result = TestRun.over(registry)
                .policy(
                        "{name: builds, repositories: ['ci/**', ci], tags: ['build-*'], delete: {olderThan: 14d}}",
                        "{name: pulled, repositories: ['cache/**'], tags: ['*'], protect: {pulledWithin: 14d}}",
                        "{name: not pulled, repositories: ['cache/**'], tags: ['*'], delete: {olderThan: 0}}",
                        "{name: untagged, repositories: ['**'], untagged: true, delete: {olderThan: 0}}")
                .pullLog(
                        "since 2026-01-01T00:00:00Z",
                        "2026-11-01T00:00:00Z cache/app@" + PULLED_CHILD.digest(),
                        "2026-11-20T00:00:00Z cache/app@" + PULLED_CHILD.digest(),
                        "2026-11-01T00:00:00Z cache/app:old")
                .inUse(
                        "cluster",
                        "registry.example/running@" + PINNED.digest(),
                        "registry.example/running@" + NEVER_PUSHED.digest(),
                        "registry.example/ci/lists:build-1",
                        "registry.example/ci/lists:build-3",
                        "elsewhere.example/not/here:1")
                .run();
    }

    @Test
    void takesTheImageThatATagMovedOffWithItsLinksAndItsPlaceInTheHistory() {
        assertThat(result.plannedOf(OLD)).isEqualTo(OLD.digests());
        assertThat(result.plannedOf(NEW)).isEmpty();
        assertThat(result.itemsOf("moved-tag"))
                .extracting(PlanItem::reason, PlanItem::digest, PlanItem::rule)
                .containsExactlyInAnyOrder(
                        tuple("expired_manifest", OLD.digest().toString(), "untagged"),
                        tuple("expired_tag_history", OLD.digest().toString(), "untagged"),
                        tuple("unnamed_layer_link", OLD.configDigest().toString(), ""),
                        tuple("unnamed_layer_link", digestOf("old of moved tag").toString(), ""));
    }

    @Test
    void keepsWhatATaggedListListsAtAnyDepth() {
        assertThat(result.plannedOf(LIST)).isEmpty();
        assertThat(result.itemsOf("tagged-list")).isEmpty();
    }

    @Test
    void takesAnUntaggedListAndOfItsChildrenThoseWithoutATag() {
        assertThat(result.plannedOf(UNTAGGED_LIST))
                .containsAll(image("of untagged list").digests())
                .contains(UNTAGGED_LIST.digest())
                .doesNotContainAnyElementsOf(image("tagged child").digests());
    }

    @Test
    void keepsTheChildOfAListThatOnlyAnotherRepositoryStillHas() {
        assertThat(result.plannedOf(SHARED)).isEmpty();
    }

    @Test
    void decidesRepositoryByRepositoryAndKeepsTheBlobsThatOneOfThemNeeds() {
        assertThat(result.plannedOf(IN_TWO)).isEmpty();
        assertThat(result.itemsOf("one")).extracting(PlanItem::reason).contains("expired_manifest");
        assertThat(result.itemsOf("two")).isEmpty();
    }

    @Test
    void keepsAnUntaggedSignatureWithItsSubjectAndReportsAnOrphanedOne() {
        assertThat(result.plannedOf(SIGNED, SIGNATURE)).isEmpty();
        assertThat(result.plannedOf(ORPHAN)).isEmpty();
        assertThat(result.problemsOf("orphaned"))
                .extracting(problem -> problem.kind())
                .containsExactly("orphaned_referrer");
        assertThat(result.problemsOf("signed")).isEmpty();
    }

    @Test
    void keepsEverythingOfARepositoryInWhichAManifestIsDamaged() {
        assertThat(result.plannedOf(DAMAGED, BESIDE_DAMAGE)).isEmpty();
    }

    @Test
    void takesAllOfARepositoryWithoutATagsFolderWholly() {
        assertThat(result.plannedOf(WITHOUT_TAGS)).isEqualTo(WITHOUT_TAGS.digests());
        assertThat(result.itemsOf("without-tags"))
                .extracting(PlanItem::reason)
                .containsExactlyInAnyOrder("expired_manifest", "unnamed_layer_link", "unnamed_layer_link");
    }

    @Test
    void takesATagWithItsImageAndSaysByWhichRuleAndWhy() {
        assertThat(result.plannedOf(EXPIRED)).isEqualTo(EXPIRED.digests());
        PlanItem tag = result.items(Reason.EXPIRED_TAG).stream()
                .filter(item -> item.repository().equals("ci"))
                .findFirst()
                .orElseThrow();
        assertThat(tag.path()).isEqualTo(RegistryLayout.tagCurrentLinkPath("ci", "build-1"));
        assertThat(tag.tag()).isEqualTo("build-1");
        assertThat(tag.rule()).isEqualTo("builds");
        assertThat(tag.evidence()).isEqualTo("pushed 2026-10-24T02:30:00Z, longer ago than 14d");
        assertThat(result.itemsOf("ci"))
                .extracting(PlanItem::reason)
                .contains("expired_tag", "expired_tag_history", "expired_manifest");
    }

    @Test
    void protectsTheYoungAndSaysWhatWouldTakeThem() {
        assertThat(result.plannedOf(YOUNG)).isEmpty();
        assertThat(keptOf("young"))
                .filteredOn(kept -> kept.reason().equals("expired_manifest"))
                .extracting(Kept::digest, Kept::protectedBy)
                .containsExactly(tuple(YOUNG.digest().toString(), "age"));
    }

    @Test
    void keepsAManifestInUseByItsDigestAndNothingBesideIt() {
        assertThat(result.plannedOf(PINNED)).isEmpty();
        assertThat(result.plannedOf(BESIDE_PINNED)).isEqualTo(BESIDE_PINNED.digests());
        assertThat(keptOf("running"))
                .extracting(Kept::reason, Kept::digest, Kept::protectedBy)
                .containsExactly(tuple("expired_manifest", PINNED.digest().toString(), "in_use"));
        assertThat(published("running", PINNED).<String>getAs("root_reason")).isEqualTo("in_use");
    }

    @Test
    void keepsATagInUseWithItsListAndWhatThatLists() {
        assertThat(result.plannedOf(PINNED_LIST)).isEmpty();
        assertThat(result.plannedOf(BESIDE_PINNED_LIST)).isEqualTo(BESIDE_PINNED_LIST.digests());
        assertThat(keptOf("ci/lists"))
                .extracting(Kept::reason, Kept::digest, Kept::protectedBy)
                .containsExactlyInAnyOrder(
                        tuple("expired_tag", PINNED_LIST.digest().toString(), "in_use"),
                        tuple("expired_manifest", PINNED_LIST.digest().toString(), "in_use"),
                        tuple("expired_manifest", PINNED_CHILD.digest().toString(), "needed"));
        assertThat(result.items(Reason.EXPIRED_TAG))
                .filteredOn(item -> item.repository().equals("ci/lists"))
                .extracting(PlanItem::tag)
                .containsExactlyInAnyOrder("build-2", "build-of-child");
        assertThat(published("ci/lists", PINNED_LIST).<String>getAs("root_reason"))
                .isEqualTo("in_use");
        assertThat(published("ci/lists", PINNED_CHILD).<Boolean>getAs("reachable"))
                .isTrue();
    }

    @Test
    void keepsWhatWasPulledLatelyAndCountsFromThePushWhatNeverWas() {
        assertThat(result.plannedOf(PULLED_LIST)).isEmpty();
        assertThat(result.plannedOf(PULLED_LONG_AGO)).isEqualTo(PULLED_LONG_AGO.digests());
        assertThat(result.plannedOf(NEVER_PULLED)).isEqualTo(NEVER_PULLED.digests());
        assertThat(published("cache/app", PULLED_LIST).<String>getAs("evidence"))
                .isEqualTo("tag 'list': pulled or pushed 2026-11-20T00:00:00Z, within 14d");
    }

    @Test
    void countsInThePlanWhatUsesKeep() {
        assertThat(result.plan().protectedBy().get("in_use"))
                .extracting(total -> total.items())
                .isEqualTo(3L);
        assertThat(result.gate("InUseFeedsFresh").passed()).isTrue();
    }

    @Test
    void reportsWhatIsInUseAndMissingInARepositoryOfThisRegistry() {
        assertThat(result.problems())
                .filteredOn(problem -> problem.kind().equals("missing_image_in_use"))
                .extracting(Finding::repository, Finding::digest, Finding::detail)
                .containsExactlyInAnyOrder(
                        tuple("running", NEVER_PUSHED.digest().toString(), "the digest is in use by cluster"),
                        tuple("ci/lists", null, "tag 'build-3' is in use by cluster"));
    }

    @Test
    void publishesWhatWasDecidedAboutEachRevision() {
        assertThat(result.column("policy_sha256")).asString().hasSize(64);
        assertThat(published("moved-tag", OLD).<String>getAs("decision")).isEqualTo("delete");
        assertThat(published("moved-tag", OLD).<Boolean>getAs("reachable")).isFalse();
        assertThat(published("moved-tag", NEW).<String>getAs("root_reason")).isEqualTo("tag");
        assertThat(published("tagged-list", ARM).<String>getAs("root_reason")).isNull();
        assertThat(published("tagged-list", ARM).<Boolean>getAs("reachable")).isTrue();
    }

    /** What of that repository nothing needs and something keeps. */
    private static List<Kept> keptOf(String repository) {
        return result.kept().stream()
                .filter(kept -> kept.path().startsWith(repositoryPath(repository, "")))
                .toList();
    }

    private static Row published(String repository, TestManifest manifest) {
        return result.table("images").stream()
                .filter(row -> row.getAs("repository").equals(repository)
                        && row.getAs("digest").equals(manifest.digest().toString()))
                .findFirst()
                .orElseThrow();
    }
}
