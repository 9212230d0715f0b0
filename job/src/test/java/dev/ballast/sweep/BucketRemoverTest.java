package dev.ballast.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.plan.PlanItem;
import dev.ballast.registry.Digest;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.storage.StorageRoot;
import dev.ballast.testing.HandMadePlan;
import dev.ballast.testing.SentActions;
import dev.ballast.testing.SentActions.Action;
import dev.ballast.testing.TestBucket;
import dev.ballast.testing.TestRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What stores do that the usual ones do not, and what is too large for the usual tests. */
class BucketRemoverTest {
    private static final Digest DIGEST = TestRegistry.digestOf("any");
    private static final String TAG = RegistryLayout.tagCurrentLinkPath("app", "v1");
    private static final String BLOB = RegistryLayout.blobPath(DIGEST);
    private static final int MEBIBYTE = 1 << 20;

    @Test
    void aTagStaysWhereTheStoreDeletesWhateverItIsAskedTo() {
        UnconditionalBucket bucket = new UnconditionalBucket();
        bucket.store("prefix/" + TAG, 71, TestRegistry.NOW);
        bucket.store("prefix/" + BLOB, 71, TestRegistry.NOW);
        Remover remover = remover(bucket);

        List<Act> acts = remover.quarantine(
                Stream.of(TAG, BLOB).map(BucketRemoverTest::target).toList());

        assertThat(acts)
                .containsExactly(
                        Act.skipped("the store cannot delete a tag only if it has not moved"),
                        Act.of(Outcome.QUARANTINED));
        assertThat(bucket.objects)
                .containsOnlyKeys("prefix/" + TAG, "prefix/_ballast/quarantine/" + HandMadePlan.ID + "/" + BLOB);
    }

    private static Remover remover(Bucket bucket) {
        Remover remover = new BucketRemover(
                bucket,
                new BucketPlaces(StorageRoot.parse("s3a://bucket/prefix"), new Quarantine(HandMadePlan.ID)),
                2,
                Clock.systemUTC());
        remover.probe();
        return remover;
    }

    @Test
    void blobsThatAreExpectedAreLookedAtByPagesAndWhatIsNotAsPlannedByItself() {
        UnconditionalBucket bucket = new UnconditionalBucket();
        List<String> paths = IntStream.range(0, 100)
                .mapToObj(i -> RegistryLayout.blobPath(TestRegistry.digestOf("blob " + i)))
                .toList();
        paths.forEach(path -> bucket.store("prefix/" + path, 71, TestRegistry.NOW));
        bucket.store("prefix/" + paths.get(0), 72, TestRegistry.NOW);
        bucket.objects.remove("prefix/" + paths.get(1));
        Remover remover = remover(bucket);
        int findsBefore = bucket.finds.get();
        remover.expect(paths);

        List<Act> acts =
                remover.quarantine(paths.stream().map(BucketRemoverTest::target).toList());

        assertThat(acts.get(0)).isEqualTo(Act.skipped(Act.CHANGED));
        assertThat(acts.get(1)).isEqualTo(Act.of(Outcome.ABSENT));
        assertThat(acts.subList(2, 100)).containsOnly(Act.of(Outcome.QUARANTINED));
        // The changed one, and the missing one in its place and where it would lie aside.
        assertThat(bucket.finds.get() - findsBefore).isEqualTo(3);
    }

    private static Target target(String path) {
        String time = TestRegistry.NOW.toString();
        PlanItem item = new PlanItem("", "", "", DIGEST.toString(), path, 71, time, time, "", 0, "", "", "");
        return Target.of(item).orElseThrow();
    }

    @Test
    void whatIsTooLargeForOneRequestIsCopiedInParts() {
        TestBucket test = TestBucket.create();
        byte[] content = new byte[11 * MEBIBYTE];
        content[content.length - 1] = 1;
        test.store("large", content);
        S3Bucket bucket =
                S3Bucket.open(test.root(), TestBucket.settings(), 1000).copyingAtOnce(5 * MEBIBYTE);
        StoredObject large = bucket.find("large").orElseThrow();

        bucket.copy(large, "copy");

        assertThat(test.objects().get("copy")).isEqualTo(content);
        assertThat(bucket.find("copy").map(StoredObject::sizeBytes)).isEqualTo(Optional.of((long) content.length));
        assertThat(bucket.find("copy").orElseThrow().etag()).endsWith("-3\"");
    }

    @Test
    void ofACopyThatFailsInTheMiddleNoPartsAreLeft() {
        TestBucket test = TestBucket.create();
        test.store("large", new byte[11 * MEBIBYTE]);
        S3Bucket bucket =
                S3Bucket.open(test.root(), TestBucket.settings(), 1000).copyingAtOnce(5 * MEBIBYTE);
        StoredObject large = bucket.find("large").orElseThrow();
        test.fail("GET", "large", 200, 403);

        assertThatThrownBy(() -> bucket.copy(large, "copy"))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        denied -> assertThat(denied.statusCode()).isEqualTo(403));

        assertThat(SentActions.of(test.name())).contains(new Action("s3:AbortMultipartUpload", test.name(), "copy"));
        assertThat(test.objects()).containsOnlyKeys("large");
    }
}
