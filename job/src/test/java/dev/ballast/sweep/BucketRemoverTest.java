package dev.ballast.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.plan.PlanItem;
import dev.ballast.registry.Digest;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.storage.StorageRoot;
import dev.ballast.testing.HandMadePlan;
import dev.ballast.testing.TestBucket;
import dev.ballast.testing.TestRegistry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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
        Remover remover = new BucketRemover(
                bucket, new BucketPlaces(StorageRoot.parse("s3a://bucket/prefix"), new Quarantine(HandMadePlan.ID)), 2);
        remover.probe();

        List<Act> acts = remover.quarantine(
                Stream.of(TAG, BLOB).map(BucketRemoverTest::target).toList());

        assertThat(acts)
                .containsExactly(
                        Act.skipped("the store cannot delete a tag only if it has not moved"),
                        Act.of(Outcome.QUARANTINED));
        assertThat(bucket.objects)
                .containsOnlyKeys("prefix/" + TAG, "prefix/_ballast/quarantine/" + HandMadePlan.ID + "/" + BLOB);
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
}
