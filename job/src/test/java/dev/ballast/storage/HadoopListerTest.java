package dev.ballast.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.testing.TestBucket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Listing S3 through Hadoop. */
class HadoopListerTest extends StorageListerContract {
    private final TestBucket bucket = TestBucket.create();

    @Override
    StorageLister lister() {
        return StorageLister.of(bucket.root(), TestBucket.settings());
    }

    @Override
    void store(String path, int sizeBytes) {
        bucket.store(path, new byte[sizeBytes]);
    }

    @Test
    void listsBelowAPrefixOfTheBucketOnly() {
        store("nightly/registry/a/file", 1);
        store("nightly/registry-old/a/file", 2);
        store("a/file", 3);
        StorageLister lister = StorageLister.of(bucket.root().resolve("nightly/registry"), TestBucket.settings());

        List<Listed> listed = new ArrayList<>();
        lister.below("").forEachRemaining(listed::add);

        assertThat(listed).extracting(file -> ((StoredFile) file).path()).containsExactly("a/file");
        assertThat(lister.in("").folders()).containsExactly("a");
    }

    @Test
    void takesMarkersOfFoldersForNoFiles() {
        store("a/", 0);
        store("a/file", 1);
        store("a/empty/", 0);

        assertThat(filesBelow("a")).containsExactly("a/file 1");
        assertThat(lister().in("a").folders()).containsExactly("a/empty");
        assertThat(files(lister().in("a"))).containsExactly("a/file 1");
    }

    @Test
    void givesTheEtagOfAnObject() {
        store("a/file", 1);
        StoredFile before = (StoredFile) lister().below("a").next();
        store("a/file", 2);
        StoredFile after = (StoredFile) lister().below("a").next();

        assertThat(before.etag()).isNotEmpty().isNotEqualTo(after.etag());
    }

    @Test
    void listsEverythingBelowAFolderInOneRequestPerThousandKeys() {
        IntStream.range(0, 1001).forEach(i -> store("many/" + i % 7 + "/" + i, 0));

        assertThat(filesBelow("many")).hasSize(1001);
        assertThat(bucket.requests()).containsExactly("LIST many/", "LIST many/");
    }

    @Test
    void countsItsRequestsAsTheyWereSent() {
        IntStream.range(0, 2001).forEach(i -> store("many/" + i, 0));
        bucket.fail("LIST", "many/", 200, 503);
        CountedRequests counted = new CountedRequests();

        lister().counting(counted).below("many").forEachRemaining(listed -> {});

        assertThat(counted.lists()).isEqualTo(bucket.requests().size()).isEqualTo(4);
    }

    @Test
    void asksAgainWhenTheStoreIsBusy() {
        store("a/file", 1);
        bucket.fail("LIST", "a/", 503, 500, 503);

        assertThat(filesBelow("a")).containsExactly("a/file 1");
    }

    @Test
    void saysWhatItCouldNotListWhenTheStoreStaysBusy() {
        store("a/file", 1);
        bucket.fail("LIST", "a/", 503, 503, 503, 503, 503, 503, 503, 503, 503, 503);

        assertThat(filesBelow("a")).containsExactly("unlisted a");
    }

    @Test
    void saysWhereAListingBrokeOff() {
        IntStream.range(0, 1001).forEach(i -> store("many/" + i, 0));
        bucket.fail("LIST", "many/", 200, 403);

        assertThat(filesBelow("many")).hasSize(1001).last().isEqualTo("unlisted many");
    }

    @Test
    void saysWhichFolderItMayNotList() {
        store("a/file", 1);
        bucket.fail("LIST", "a/", 403);

        assertThat(lister().below("a").next())
                .isInstanceOfSatisfying(
                        Unlisted.class,
                        place -> assertThat(place.isDenied()).as(place.why()).isTrue());
    }

    @Test
    void saysThatThereIsNoSuchBucket() {
        StorageLister lister = StorageLister.of(StorageRoot.parse("s3a://no-such-bucket"), TestBucket.settings());

        assertThat(lister.in("").files()).hasSize(1).first().isInstanceOfSatisfying(Unlisted.class, place -> {
            assertThat(place.isDenied()).isFalse();
            assertThat(place.why()).containsIgnoringCase("bucket");
        });
        assertThat(lister.below("a").next()).isInstanceOf(Unlisted.class);
    }

    @Test
    void saysThatAFileIsNoFolder() {
        store("file", 1);

        assertThat(filesBelow("file")).containsExactly("unlisted file");
        assertThat(files(lister().in("file"))).containsExactly("unlisted file");
    }
}
