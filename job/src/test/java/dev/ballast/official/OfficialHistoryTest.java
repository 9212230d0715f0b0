package dev.ballast.official;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.plan.PlanItem;
import dev.ballast.plan.Reason;
import dev.ballast.registry.Digest;
import dev.ballast.sample.Document;
import dev.ballast.sample.RegistryTree;
import dev.ballast.testing.RealData;
import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestResult;
import dev.ballast.testing.TestRun;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A registry to which the pushes of thirty looks at fifteen popular repositories, from September 2016 to January 2018, were
 * made one after the other: tags moved, and what they moved off is garbage under a policy that takes untagged manifests.
 * The data is kept outside of the project; CI must have it.
 */
class OfficialHistoryTest {
    /** Every blob that was ever pushed, and its size. */
    private static final Map<Digest, Long> EVER = new HashMap<>();
    /** Every manifest that was ever pushed, by repository. */
    private static final Set<String> REVISIONS = new HashSet<>();

    /** What each tag served last. */
    private static final Map<Tagging, Push> LAST = new HashMap<>();

    private static TestResult result;

    @BeforeAll
    static void pushThemAllAndRun(@TempDir Path folder) {
        SortedMap<Instant, List<OfficialImage>> snapshots =
                OfficialImages.snapshots(RealData.at("official-history.jsonl.gz"));
        assertThat(snapshots).hasSize(30);
        TestRegistry storage = TestRegistry.in(folder);
        OfficialTree tree = new OfficialTree(new RegistryTree(storage.root()));
        snapshots
                .values()
                .forEach(images -> Push.of(images).forEach(push -> {
                    Push before = LAST.put(push.tagging(), push);
                    if (before == null
                            || !before.top().digest().equals(push.top().digest())) {
                        tree.push(push);
                        note(push);
                    }
                }));
        result = TestRun.over(storage)
                .policy("{name: untagged, repositories: ['**'], untagged: true, delete: {olderThan: 0}}")
                .run();
    }

    private static void note(Push push) {
        push.images().forEach(image -> image.uploaded().forEach(blob -> EVER.put(blob.digest(), blob.sizeBytes())));
        push.manifests().forEach(manifest -> {
            EVER.put(manifest.digest(), manifest.sizeBytes());
            REVISIONS.add(revision(push, manifest));
        });
    }

    @Test
    void freesExactlyTheBlobsThatNoTagsLastPushNeeds() {
        Map<Digest, Long> garbage = new HashMap<>(EVER);
        LAST.values().forEach(push -> {
            push.images().forEach(image -> image.uploaded().forEach(blob -> garbage.remove(blob.digest())));
            push.manifests().forEach(manifest -> garbage.remove(manifest.digest()));
        });
        assertThat(garbage).hasSizeGreaterThan(10_000);
        assertThat(result.plannedBlobs()).isEqualTo(garbage.keySet());
        assertThat(result.plan().total(Reason.UNREFERENCED_BLOB).bytes())
                .isEqualTo(garbage.values().stream().mapToLong(Long::longValue).sum());
    }

    @Test
    void takesTheManifestsThatTagsMovedOffAndNoTag() {
        Set<String> taken = new HashSet<>(REVISIONS);
        LAST.values().forEach(push -> push.manifests().forEach(manifest -> taken.remove(revision(push, manifest))));
        assertThat(result.items(Reason.EXPIRED_MANIFEST).stream()
                        .map(item -> item.repository() + "@" + item.digest())
                        .collect(Collectors.toSet()))
                .isEqualTo(taken);
        assertThat(result.items(Reason.EXPIRED_MANIFEST))
                .extracting(PlanItem::rule)
                .containsOnly("untagged");
        assertThat(result.items(Reason.EXPIRED_TAG)).isEmpty();
    }

    private static String revision(Push push, Document manifest) {
        return push.tagging().repository() + "@" + manifest.digest();
    }
}
