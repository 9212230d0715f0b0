package dev.ballast.nightly;

import static dev.ballast.registry.RegistryLayout.blobPath;
import static dev.ballast.testing.TestManifest.image;
import static dev.ballast.testing.TestRegistry.repositoryPath;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.publish.Output;
import dev.ballast.scan.Known;
import dev.ballast.storage.StorageRoot;
import dev.ballast.storage.TreeLister;
import dev.ballast.storage.TreeReader;
import dev.ballast.testing.RecordingReader;
import dev.ballast.testing.SharedSpark;
import dev.ballast.testing.TestBucket;
import dev.ballast.testing.TestManifest;
import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestResult;
import dev.ballast.testing.TestRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one night read, the next does not read again, and what it finds is the same as if it had. */
class SecondNightTest {
    private static final TestManifest OLD = image("base", "old");
    private static final TestManifest NEW = image("base", "new");
    private static final TestManifest ROTTEN = image("base", "rotten");
    private static final TestManifest CUT = image("base", "cut short");
    private static final TestManifest GONE = image("base", "gone");
    private static final String UNCHANGED_TAG = tag("library/app", "stays");
    private static final String MOVED_TAG = tag("library/app", "moves");
    private static final String FRESH_TAG = tag("library/fresh", "v1");
    private static final String LAYER_BY_SHA512 = "library/sha512/_layers/sha512";
    private static final Duration MINUTES = Duration.ofMinutes(5);

    private static TestRun onDisk;
    private static RecordingReader reader;
    private static List<String> secondReads;
    private static TestResult second;
    private static TestResult withoutCache;
    private static List<String> requests;
    private static TestResult secondFromBucket;

    @BeforeAll
    static void twoNightsOnEach(@TempDir Path folder) {
        TestRegistry registry = registry(folder);
        reader = new RecordingReader(new TreeReader(registry.storageRoot()), "second night");
        onDisk = TestRun.over(registry).reading(new TreeLister(registry.storageRoot()), reader);
        onDisk.run();
        TestBucket bucket = TestBucket.create();
        StorageRoot root = bucket.store(registry, "registry");
        TestRun inBucket = onDisk.reading(root).into(folder.resolve("of bucket"));
        inBucket.run();

        dayOf(registry);
        reader.taken();
        second = onDisk.run();
        secondReads = reader.taken();
        withoutCache = onDisk.withoutCache().into(folder.resolve("beside")).run();

        bucket.store(registry, "registry");
        bucket.remove("registry/" + blobPath(GONE.digest()));
        int before = bucket.requests().size();
        secondFromBucket = inBucket.run();
        requests = bucket.requests().stream()
                .skip(before)
                .filter(request -> !request.startsWith("LIST"))
                .map(request -> request.replaceFirst("\\S+ registry/", ""))
                .sorted()
                .toList();
    }

    private static TestRegistry registry(Path folder) {
        return TestRegistry.in(folder)
                .push("library/app", "stays", OLD)
                .push("library/app", "moves", OLD)
                .push("library/rotten", "v1", ROTTEN)
                .push("library/cut", "v1", CUT)
                .push("library/gone", "v1", GONE)
                .image("library/sha512", "v1", "base")
                .layerLinkBySha512("library/sha512", "base")
                .aged(MINUTES)
                .push("library/fresh", "v1", OLD);
    }

    private static void dayOf(TestRegistry registry) {
        registry.aged(Duration.ofMinutes(1))
                .push("library/app", "moves", NEW)
                .corrupt(ROTTEN)
                .truncate(blobPath(CUT.digest()))
                .removeBlob(GONE.digest());
    }

    @Test
    void readsOnlyWhatIsNewOrChangedOnADisk() {
        assertThat(secondReads)
                .containsExactlyElementsOf(Stream.of(
                                MOVED_TAG,
                                // Pushed within the hour before the first night: a later push could have the same time.
                                FRESH_TAG,
                                blobPath(NEW.digest()),
                                blobPath(ROTTEN.digest()),
                                blobPath(CUT.digest()),
                                blobPath(GONE.digest()))
                        .sorted()
                        .toList());
    }

    @Test
    void readsOnlyWhatIsNewOrChangedInABucket() {
        // What is empty or gone takes a HEAD or a GET; a tag's etag says that it is what it was, however young it is.
        assertThat(requests)
                .contains(MOVED_TAG, blobPath(NEW.digest()), blobPath(ROTTEN.digest()), blobPath(GONE.digest()))
                .doesNotContain(UNCHANGED_TAG, FRESH_TAG, blobPath(OLD.digest()))
                .noneMatch(path -> path.contains(LAYER_BY_SHA512));
    }

    @Test
    void findsWhatARunFindsThatReadsEverything() {
        assertThat(second.problems()).isEqualTo(withoutCache.problems());
        assertThat(second.items()).isEqualTo(withoutCache.items());
        assertThat(second.kept()).isEqualTo(withoutCache.kept());
        assertThat(images(second))
                .isEqualTo(images(withoutCache))
                .anyMatch(row -> row.contains(NEW.digest().toString()));
        assertThat(images(secondFromBucket)).isEqualTo(images(withoutCache));
        assertThat(secondFromBucket.problems()).hasSameSizeAs(withoutCache.problems());
    }

    @Test
    void knowsNothingWhenItsTablesAreNotAsTheyWereWritten() {
        Path out = second.out();
        ScanCache cache = new ScanCache(SharedSpark.session(), new Output(onDisk.out()), onDisk.options());
        List<String> notes = new ArrayList<>();
        Steps steps = new Steps() {
            @Override
            public void note(String sentence) {
                notes.add(sentence);
            }

            @Override
            public <T> T run(String step, Supplier<T> work) {
                return work.get();
            }
        };

        assertThat(cache.known(steps)).isNotEqualTo(Known.NOTHING);
        assertThat(notes).isEmpty();

        damage(out.resolve("runs"));
        assertThat(cache.known(steps)).isEqualTo(Known.NOTHING);
        write(out.resolve("cache/latest.json"), "{\"format\": 1, \"run_id\"");
        assertThat(cache.known(steps)).isEqualTo(Known.NOTHING);
        assertThat(notes).hasSize(2).allMatch(note -> note.endsWith("; everything is read again."));
    }

    private static List<String> images(TestResult result) {
        return result.table("images").stream()
                .map(row -> row.getAs("repository") + " " + row.getAs("digest") + " " + row.getAs("tag_sample") + " "
                        + row.getAs("size_bytes"))
                .sorted()
                .toList();
    }

    private static void damage(Path runs) {
        try (Stream<Path> files = Files.walk(runs)) {
            Path table = files.filter(file -> file.toString().matches(".*/manifests/part-.*\\.parquet"))
                    .max((one, other) ->
                            Long.compare(one.toFile().length(), other.toFile().length()))
                    .orElseThrow();
            byte[] content = Files.readAllBytes(table);
            content[content.length / 2] ^= 1;
            Files.write(table, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tag(String repository, String tag) {
        return repositoryPath(repository, "_manifests/tags/" + tag + "/current/link");
    }
}
