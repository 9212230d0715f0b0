package dev.ballast.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.testing.S3Endpoint;
import dev.ballast.testing.S3Endpoint.Answer;
import dev.ballast.testing.S3Endpoint.Answering;
import dev.ballast.testing.S3Endpoint.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.s3a.impl.AWSClientConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What comes of a store that is busy, slow, cut off or wrong: everything, or a place that is named; never a part of it. */
@Timeout(30)
class S3FaultsTest {
    private static final int KEYS = 2500;
    private static final byte[] CONTENT = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final AtomicInteger BUCKETS = new AtomicInteger();

    private S3Endpoint endpoint;
    private StorageRoot root;

    @BeforeEach
    void fill() throws IOException {
        AWSClientConfig.setMinimumOperationDuration(Duration.ZERO);
        endpoint = new S3Endpoint(0, Duration.ZERO);
        IntStream.range(0, KEYS).forEach(i -> endpoint.store("many/%05d/link".formatted(i), CONTENT));
        root = StorageRoot.parse("s3a://faulty-" + BUCKETS.incrementAndGet());
    }

    @AfterEach
    void end() {
        endpoint.close();
        AWSClientConfig.resetMinimumOperationDuration();
    }

    @Test
    void listsAndReadsEverythingInAStormOf503() {
        AtomicInteger requests = new AtomicInteger();
        endpoint.answering(
                (request, usual) -> requests.incrementAndGet() % 3 == 0 ? usual.get() : Answer.error(503, "SlowDown"));

        assertThat(below("many")).hasSize(KEYS).allMatch(StoredFile.class::isInstance);
        assertThat(read("many/00007/link")).isInstanceOf(ReadOutcome.Content.class);
    }

    @Test
    void asksAgainForAnAnswerThatDoesNotCome() {
        endpoint.answering(once(request -> true, (request, usual) -> usual.get().late(Duration.ofSeconds(20))));
        assertThat(below("many")).hasSize(KEYS).allMatch(StoredFile.class::isInstance);

        endpoint.answering(once(request -> true, (request, usual) -> usual.get().late(Duration.ofSeconds(20))));
        assertThat(read("many/00007/link")).isInstanceOf(ReadOutcome.Content.class);
    }

    @Test
    void asksAgainForAPageThatIsCutOff() {
        endpoint.answering(once(
                request -> true,
                (request, usual) -> request.isContinued() ? usual.get().cutAfter(10_000) : usual.get()));

        assertThat(below("many")).hasSize(KEYS).allMatch(StoredFile.class::isInstance);
    }

    @Test
    void saysWhatItCouldNotListWhenEveryPageAfterTheFirstIsCutOff() {
        endpoint.answering(
                (request, usual) -> request.isContinued() ? usual.get().cutAfter(10_000) : usual.get());

        assertThat(below("many"))
                .hasSize(1001)
                .last()
                .isInstanceOfSatisfying(
                        Unlisted.class, place -> assertThat(place.path()).isEqualTo("many"));
    }

    @Test
    void saysThatAListingRepeatsAPage() {
        AtomicInteger continued = new AtomicInteger();
        List<Answer> second = new ArrayList<>();
        endpoint.answering((request, usual) -> {
            if (request.isContinued() && continued.incrementAndGet() > 1) {
                return second.get(0);
            }
            Answer answer = usual.get();
            second.add(0, answer);
            return answer;
        });

        assertRepeats(2001);
    }

    @Test
    void saysThatAListingBeginsAgainInsteadOfGoingOn() {
        endpoint.answering((request, usual) -> usual.get().without("NextContinuationToken"));

        assertRepeats(1001);
    }

    private void assertRepeats(int listed) {
        assertThat(below("many"))
                .hasSize(listed)
                .last()
                .isInstanceOfSatisfying(
                        Unlisted.class,
                        place -> assertThat(place.why())
                                .startsWith("the storage listed many/")
                                .endsWith("twice"));
    }

    @Test
    void namesThePrefixThatItMayNotListAtOnce() {
        endpoint.answering((request, usual) ->
                request.place().startsWith("many/") ? Answer.error(403, "AccessDenied") : usual.get());

        assertThat(below("many"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Unlisted.class,
                        place -> assertThat(place.isDenied()).as(place.why()).isTrue());
        assertThat(endpoint.lists()).isOne();
    }

    @Test
    void readsOneVersionOfAnObjectThatChangesWhileItIsRead() {
        byte[] other = {9, 9, 9, 9, 9, 9, 9, 9};
        endpoint.answering(once(request -> true, (request, usual) -> {
            Answer cut = usual.get().cutAfter(3);
            endpoint.store("many/00007/link", other);
            return cut;
        }));

        ReadOutcome outcome = read("many/00007/link");

        assertThat(outcome instanceof ReadOutcome.Content content ? content.bytes() : other)
                .isEqualTo(other);
    }

    @Test
    void readsTheRestOfAnObjectThatIsCutOff() {
        endpoint.answering(once(request -> true, (request, usual) -> usual.get().cutAfter(3)));

        assertThat(read("many/00007/link"))
                .isInstanceOfSatisfying(
                        ReadOutcome.Content.class,
                        content -> assertThat(content.bytes()).isEqualTo(CONTENT));
    }

    /** Only the first request that this applies to is answered wrongly. */
    private static Answering once(Predicate<Request> applies, Answering wrong) {
        AtomicBoolean done = new AtomicBoolean();
        return (request, usual) ->
                applies.test(request) && done.compareAndSet(false, true) ? wrong.to(request, usual) : usual.get();
    }

    private List<Listed> below(String folder) {
        List<Listed> listed = new ArrayList<>();
        StorageLister.of(root, settings()).below(folder).forEachRemaining(listed::add);
        return listed;
    }

    private ReadOutcome read(String path) {
        return ObjectReader.of(root, settings()).read(path, CONTENT.length, 100);
    }

    private Map<String, String> settings() {
        return HadoopSettings.of(
                Map.ofEntries(
                        Map.entry("fs.s3a.endpoint", "http://127.0.0.1:" + endpoint.port()),
                        Map.entry("fs.s3a.endpoint.region", "us-east-1"),
                        Map.entry("fs.s3a.path.style.access", "true"),
                        Map.entry("fs.s3a.access.key", "nobody"),
                        Map.entry("fs.s3a.secret.key", "nothing"),
                        Map.entry("fs.s3a.connection.timeout", "300ms"),
                        Map.entry("fs.s3a.retry.interval", "5ms"),
                        Map.entry("fs.s3a.retry.throttle.interval", "5ms")),
                8);
    }
}
