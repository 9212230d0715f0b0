package dev.ballast.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.testing.TestRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class SurveyTest {
    private final UnconditionalBucket bucket = new UnconditionalBucket();
    private final TickingClock clock = new TickingClock(TestRegistry.NOW);
    private final Survey survey = survey(bucket);

    private Survey survey(Bucket of) {
        return new Survey(of, "blobs/", 4, clock);
    }

    /** Keys that are stored, in their order. */
    private List<String> stored(int count) {
        List<String> keys = keys(count);
        keys.forEach(key -> bucket.store(key, 1, TestRegistry.NOW));
        return keys;
    }

    private static List<String> keys(int count) {
        return IntStream.range(0, count).mapToObj("blobs/%06d"::formatted).toList();
    }

    @Test
    void whereMostOfABucketIsExpectedEveryThousandKeysCostAPageOrTwo() {
        List<String> keys = stored(5000);
        survey.expect(keys);

        survey.refresh();

        assertThat(keys).allSatisfy(key -> assertThat(survey.sighted(key)).contains(bucket.objects.get(key)));
        assertThat(bucket.pages.get()).isBetween(5, 11);
    }

    @Test
    void whereFewKeysOfAPageAreExpectedNoOtherPageIsAskedFor() {
        List<String> keys = stored(20_000);
        List<String> rare =
                IntStream.range(0, 100).mapToObj(i -> keys.get(200 * i)).toList();
        survey.expect(rare);

        survey.refresh();

        assertThat(bucket.pages.get()).isEqualTo(1);
        assertThat(rare.stream().filter(key -> survey.sighted(key).isPresent()))
                .containsExactlyElementsOf(rare.subList(0, 5));
    }

    @Test
    void aFewKeysAreNotWorthAPage() {
        survey.expect(stored(10));

        survey.refresh();

        assertThat(bucket.pages.get()).isZero();
    }

    @Test
    void whatIsMissingIsNotSighted() {
        List<String> keys = stored(100);
        bucket.objects.remove(keys.get(50));
        survey.expect(keys);

        survey.refresh();

        assertThat(survey.sighted(keys.get(50))).isEmpty();
        assertThat(survey.sighted(keys.get(51))).isPresent();
    }

    @Test
    void whatWasListedTooLongAgoCountsNoMoreAndOnlyWhatIsStillToComeIsListedAgain() {
        List<String> keys = stored(3000);
        survey.expect(keys);
        survey.refresh();
        survey.forget(keys.subList(0, 2900));
        int pages = bucket.pages.get();

        clock.pass(Duration.ofSeconds(15));

        assertThat(survey.sighted(keys.get(2950))).isEmpty();
        survey.refresh();
        assertThat(survey.sighted(keys.get(2950))).isPresent();
        assertThat(survey.sighted(keys.get(0))).isEmpty();
        assertThat(bucket.pages.get() - pages).isBetween(1, 2);
    }

    @Test
    void aStoreThatListsInAnotherOrderIsNotAskedForever() {
        List<String> keys = stored(3000);
        Survey backwards = survey(new UnconditionalBucket() {
            @Override
            public List<StoredObject> page(String prefix, String after) {
                List<StoredObject> page = bucket.page(prefix, after);
                return IntStream.range(0, page.size())
                        .mapToObj(i -> page.get(page.size() - 1 - i))
                        .toList();
            }
        });
        backwards.expect(keys);

        backwards.refresh();

        assertThat(bucket.pages.get()).isEqualTo(3);
        assertThat(backwards.sighted(keys.get(0))).isPresent();
    }

    @Test
    void aStoreThatDoesNotListTellsNothing() {
        List<String> keys = stored(100);
        Survey blind = survey(new UnconditionalBucket() {
            @Override
            public List<StoredObject> page(String prefix, String after) {
                throw SdkClientException.create("no");
            }
        });
        blind.expect(keys);

        blind.refresh();

        assertThat(keys).noneMatch(key -> blind.sighted(key).isPresent());
    }
}
