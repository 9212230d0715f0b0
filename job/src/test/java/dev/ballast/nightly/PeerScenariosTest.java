package dev.ballast.nightly;

import static dev.ballast.testing.TestManifest.image;
import static dev.ballast.testing.TestManifest.index;
import static dev.ballast.testing.TestRegistry.digestOf;
import static dev.ballast.testing.TestRegistry.repositoryPath;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.plan.PlanItem;
import dev.ballast.plan.Reason;
import dev.ballast.registry.Digest;
import dev.ballast.testing.TestManifest;
import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestResult;
import dev.ballast.testing.TestRun;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scenarios of the tests of the registry's own collector that ask for no {@code --delete-untagged}, each in a
 * repository of its own. Source: Distribution's registry/storage/garbagecollect_test.go.
 */
class PeerScenariosTest {
    private static final TestManifest UNTAGGED = image("untagged");
    private static final TestManifest BEFORE_THE_MOVE = image("before the move");
    private static final TestManifest AFTER_THE_MOVE = image("after the move");
    private static final TestManifest DELETED_CHILD = image("deleted child", "in both children");
    private static final TestManifest KEPT_CHILD = image("kept child", "in both children");
    private static final TestManifest TAGGED_INDEX = index(image("child 1"), image("child 2"));
    private static final TestManifest UNTAGGED_INDEX = index(image("child 3"), image("child 4"));
    private static final TestManifest WITHOUT_TAGS_FOLDER = image("without tags folder");
    private static final TestManifest WITHOUT_MANIFESTS = image("without manifests");
    private static final TestManifest FIRST = image("first");
    private static final TestManifest SECOND = image("second");
    private static final TestManifest THIRD = image("third");
    private static final TestManifest KEPT_SHARER = image("shared layer", "only kept");
    private static final TestManifest DELETED_SHARER = image("shared layer", "only deleted");

    private static TestResult result;

    @BeforeAll
    static void runOverAllOfThem(@TempDir Path folder) {
        TestRegistry registry = TestRegistry.in(folder)
                .push("nothing-tagged", UNTAGGED)
                .push("moved-tag", "latest", BEFORE_THE_MOVE)
                .push("moved-tag", "latest", AFTER_THE_MOVE)
                .index("child-deleted", "v1", DELETED_CHILD, KEPT_CHILD)
                .removeRevisionLink("child-deleted", DELETED_CHILD)
                .push("tagged-index", "v1", TAGGED_INDEX)
                .push("untagged-index", UNTAGGED_INDEX)
                .push("no-tags-folder", "v1", WITHOUT_TAGS_FOLDER)
                .remove(repositoryPath("no-tags-folder", "_manifests/tags"))
                .push("no-manifests", "v1", WITHOUT_MANIFESTS)
                .remove(repositoryPath("no-manifests", "_manifests"))
                .push("two-of-three", "v1", FIRST)
                .push("two-of-three", SECOND)
                .push("two-of-three", THIRD)
                .removeRevisionLink("two-of-three", SECOND)
                .removeRevisionLink("two-of-three", THIRD)
                .push("shared-layer", "v1", KEPT_SHARER)
                .push("shared-layer", DELETED_SHARER)
                .removeRevisionLink("shared-layer", DELETED_SHARER)
                .blob("orphan");
        result = TestRun.of(registry);
    }

    @Test
    void changesNothingWhereNothingIsTagged() {
        assertUntouched("nothing-tagged", UNTAGGED);
    }

    @Test
    void keepsTheImageThatATagLeft() {
        assertUntouched("moved-tag", BEFORE_THE_MOVE, AFTER_THE_MOVE);
    }

    @Test
    void takesTheLayersOfADeletedChildOfATaggedIndex() {
        assertThat(result.plannedOf(DELETED_CHILD, KEPT_CHILD))
                .containsExactlyInAnyOrder(DELETED_CHILD.configDigest(), digestOf("deleted child"));
        assertThat(result.problemsOf("child-deleted")).isEmpty();
    }

    @Test
    void changesNothingInATaggedIndex() {
        assertUntouched("tagged-index", TAGGED_INDEX);
    }

    @Test
    void changesNothingInAnUntaggedIndex() {
        assertUntouched("untagged-index", UNTAGGED_INDEX);
    }

    @Test
    void changesNothingWhereTheTagsFolderIsGone() {
        assertUntouched("no-tags-folder", WITHOUT_TAGS_FOLDER);
    }

    @Test
    void takesEverythingOfARepositoryWhoseManifestsAreGone() {
        assertThat(result.plannedOf(WITHOUT_MANIFESTS)).isEqualTo(WITHOUT_MANIFESTS.digests());
        assertThat(result.itemsOf("no-manifests"))
                .extracting(PlanItem::reason)
                .containsOnly(Reason.UNNAMED_LAYER_LINK.label())
                .hasSize(2);
    }

    @Test
    void leavesTheFirstManifestIntactWhenTheTwoOthersAreDeleted() {
        assertThat(result.plannedOf(FIRST)).isEmpty();
        assertThat(result.plannedOf(SECOND)).isEqualTo(SECOND.digests());
        assertThat(result.plannedOf(THIRD)).isEqualTo(THIRD.digests());
    }

    @Test
    void keepsEveryLayerOfAnImageThatSharesOneWithADeletedImage() {
        assertThat(result.plannedOf(KEPT_SHARER)).isEmpty();
        assertThat(result.plannedOf(DELETED_SHARER))
                .containsExactlyInAnyOrder(
                        DELETED_SHARER.digest(), DELETED_SHARER.configDigest(), digestOf("only deleted"));
        assertThat(result.itemsOf("shared-layer"))
                .extracting(item -> Digest.parse(item.digest()))
                .containsExactlyInAnyOrder(DELETED_SHARER.configDigest(), digestOf("only deleted"));
    }

    @Test
    void takesAnOrphanLayer() {
        assertThat(result.plannedBlobs()).contains(digestOf("orphan"));
    }

    private static void assertUntouched(String repository, TestManifest... manifests) {
        assertThat(result.plannedOf(manifests)).isEmpty();
        assertThat(result.itemsOf(repository)).isEmpty();
        assertThat(result.problemsOf(repository)).isEmpty();
    }
}
