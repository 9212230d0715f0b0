package dev.ballast.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.testing.TestBucket;
import org.junit.jupiter.api.Test;

/** Reading S3 through Hadoop. */
class HadoopReaderTest extends ObjectReaderContract {
    private final TestBucket bucket = TestBucket.create();

    @Override
    ObjectReader reader() {
        return ObjectReader.of(bucket.root(), TestBucket.settings());
    }

    @Override
    void store(String path, byte[] content) {
        bucket.store(path, content);
    }

    @Test
    void readsAnObjectOfKnownLengthInOneRequest() {
        store("a/file", new byte[] {1, 2, 3});

        assertContent(reader().read("a/file", 3, 100), 1, 2, 3);
        assertThat(bucket.requests()).containsExactly("GET a/file");
    }

    @Test
    void readsAnObjectOfUnknownLengthInOneRequest() {
        store("a/file", new byte[] {1, 2, 3});

        assertContent(reader().read("a/file", 100), 1, 2, 3);
        assertThat(bucket.requests()).containsExactly("GET a/file");
    }

    @Test
    void takesAnObjectThatVanishedSinceItWasListedForAFact() {
        assertThat(reader().read("a/file", 3, 100)).isEqualTo(new ReadOutcome.Absent());
        assertThat(bucket.requests()).containsExactly("GET a/file");
    }

    @Test
    void sendsNoRequestForAnObjectThatIsTooLong() {
        assertThat(reader().read("a/file", 101, 100)).isEqualTo(new ReadOutcome.TooLarge());
        assertThat(bucket.requests()).isEmpty();
    }

    @Test
    void readsWhatIsThereNowOfAnObjectThatWasOverwritten() {
        store("a/file", new byte[] {1, 2, 3});
        store("a/file", new byte[] {4, 5, 6});
        store("a/short", new byte[] {7});

        assertContent(reader().read("a/file", 3, 100), 4, 5, 6);
        assertContent(reader().read("a/short", 3, 100), 7);
    }

    @Test
    void countsItsRequestsAsTheyWereSent() {
        store("a/file", new byte[] {1});
        bucket.fail("GET", "a/file", 503, 500);
        CountedRequests counted = new CountedRequests();
        ObjectReader reader = reader().counting(counted);

        reader.read("a/file", 1, 100);
        reader.read("a/file", 100);
        reader.read("a/other", 1, 100);

        assertThat(counted.reads()).isEqualTo(bucket.requests().size()).isEqualTo(5);
    }

    @Test
    void asksAgainWhenTheStoreIsBusy() {
        store("a/file", new byte[] {1});
        bucket.fail("GET", "a/file", 503, 500, 503);

        assertContent(reader().read("a/file", 1, 100), 1);
    }

    @Test
    void failsWhenTheStoreStaysBusy() {
        store("a/file", new byte[] {1});
        bucket.fail("GET", "a/file", 503, 503, 503, 503, 503, 503, 503, 503, 503, 503);

        assertThat(reader().read("a/file", 1, 100))
                .isInstanceOfSatisfying(
                        ReadOutcome.Failed.class,
                        failed -> assertThat(failed.why()).contains("503"));
    }

    @Test
    void saysWhatItMayNotReadWithoutAskingAgain() {
        store("a/file", new byte[] {1});
        bucket.fail("GET", "a/file", 403);

        assertThat(reader().read("a/file", 1, 100))
                .isInstanceOfSatisfying(
                        ReadOutcome.Failed.class,
                        failed -> assertThat(failed.why()).startsWith("permission denied"));
        assertThat(bucket.requests()).containsExactly("GET a/file");
    }
}
