package dev.ballast.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.testing.S3Endpoint;
import dev.ballast.testing.S3Endpoint.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a bucket is asked for its keys and objects, and that keys come back as they are. */
class S3RequestsTest {
    private static final AtomicInteger BUCKETS = new AtomicInteger();

    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final CountedRequests counted = new CountedRequests();
    private final Map<String, String> settings = new HashMap<>();
    private S3Endpoint endpoint;

    @BeforeEach
    void open() throws IOException {
        endpoint = new S3Endpoint(0, Duration.ZERO);
        endpoint.answering((request, usual) -> {
            requests.add(request);
            return usual.get();
        });
        settings.putAll(Map.of(
                "fs.s3a.endpoint", "http://127.0.0.1:" + endpoint.port(),
                "fs.s3a.endpoint.region", "us-east-1",
                "fs.s3a.path.style.access", "true",
                "fs.s3a.access.key", "nobody",
                "fs.s3a.secret.key", "nothing"));
    }

    @AfterEach
    void end() {
        endpoint.close();
    }

    @Test
    void keysThatNoPathOfHadoopCanBeAreGivenAsTheyAre() {
        List<String> keys = List.of("odd/a//b", "odd/x/../y", "odd/./z", "odd//");
        keys.forEach(this::store);

        assertThat(below("odd")).containsExactlyInAnyOrder("odd/a//b", "odd/x/../y", "odd/./z");
    }

    @Test
    void keysAreGivenFromThePrefixOfTheStorageOn() {
        List.of("nightly/registry/a/b", "nightly/registry-2/a/b", "a/b").forEach(this::store);

        assertThat(below("/nightly/registry", "")).containsExactly("a/b");
        assertThat(below("/nightly/registry", "a")).containsExactly("a/b");
        assertThat(requests).extracting(Request::place).containsExactly("nightly/registry/", "nightly/registry/a/");
    }

    @Test
    void pagesAreAsSmallAsIsSet() {
        IntStream.range(0, 250).forEach(i -> store("many/" + i));
        settings.put("fs.s3a.paging.maximum", "100");

        assertThat(below("many")).hasSize(250);
        assertThat(requests)
                .hasSize(3)
                .allSatisfy(request -> assertThat(request.query()).containsEntry("max-keys", "100"));
        assertThat(counted.lists()).isEqualTo(3);
    }

    @Test
    void aFolderWithoutKeysIsAskedForOnceMoreAsItMayBeAFile() {
        store("file");

        assertThat(below("file")).containsExactly("unlisted file");
        assertThat(below("nowhere")).isEmpty();
        assertThat(requests)
                .extracting(request -> request.method() + " " + request.place())
                .containsExactly("GET file/", "HEAD file", "GET nowhere/", "HEAD nowhere");
        assertThat(counted.lists()).isEqualTo(4);
    }

    @Test
    @Timeout(30)
    void aStoreThatGivesMarkersOfFoldersAgainAndAgainIsNotAskedForEver() {
        List.of("many/a/", "many/b/").forEach(this::store);
        settings.put("fs.s3a.paging.maximum", "1");
        endpoint.answering((request, usual) -> usual.get().without("NextContinuationToken"));

        assertThat(below("many")).containsExactly("unlisted many");
    }

    @Test
    void aStoreThatKnowsOnlyTheFirstVersionOfListingsIsAskedByIt() {
        IntStream.range(0, 1500).forEach(i -> store("many/" + i));
        settings.put("fs.s3a.list.version", "1");

        assertThat(below("many")).hasSize(1500);
        assertThat(requests)
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.query()).doesNotContainKey("list-type"));
    }

    @Test
    void objectsThatAnAdministratorsKeyEncryptsAreAskedForWithIt() {
        store("a/file");
        settings.put("fs.s3a.encryption.algorithm", "SSE-C");
        settings.put("fs.s3a.encryption.key", Base64.getEncoder().encodeToString(new byte[32]));

        ReadOutcome outcome =
                ObjectReader.of(root(""), HadoopSettings.of(settings, 8)).read("a/file", 1, 100);

        assertThat(outcome).isInstanceOf(ReadOutcome.Content.class);
        assertThat(requests)
                .singleElement()
                .satisfies(request -> assertThat(request.headers())
                        .containsEntry("X-amz-server-side-encryption-customer-algorithm", "AES256"));
    }

    private void store(String key) {
        endpoint.store(key, new byte[] {1});
    }

    private List<String> below(String folder) {
        return below("", folder);
    }

    private List<String> below(String prefix, String folder) {
        StorageLister lister =
                StorageLister.of(root(prefix), HadoopSettings.of(settings, 8)).counting(counted);
        List<String> paths = new ArrayList<>();
        lister.below(folder)
                .forEachRemaining(listed -> paths.add(
                        listed instanceof StoredFile file ? file.path() : "unlisted " + ((Unlisted) listed).path()));
        return paths;
    }

    /** Of a new bucket: Hadoop keeps the connection of one with the settings it was made with. */
    private static StorageRoot root(String prefix) {
        return StorageRoot.parse("s3a://asked-" + BUCKETS.incrementAndGet() + prefix);
    }
}
