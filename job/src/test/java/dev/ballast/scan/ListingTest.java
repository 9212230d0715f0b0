package dev.ballast.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.common.collect.Iterators;
import com.google.common.collect.Lists;
import dev.ballast.storage.FolderContent;
import dev.ballast.storage.Listed;
import dev.ballast.storage.StorageLister;
import dev.ballast.storage.StoredFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 64})
    void givesEveryFileOnceHoweverManyAShardHolds(int inFlight) {
        Sized lister = new Sized();
        List<Integer> sizes = List.of(0, 1, 999, 1000, 1001, 0, 2000, 3500, 7);

        List<String> found = paths(new Listing(lister, inFlight).of(shards(sizes)));

        List<String> expected = new ArrayList<>();
        for (int shard = 0; shard < sizes.size(); shard++) {
            lister.below(folder(shard, sizes.get(shard))).forEachRemaining(file -> expected.add(path(file)));
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void waitsForAsManyShardsAtOnceAsMayBeInFlight() {
        Sized together = new Sized(new CountDownLatch(4));

        assertThat(paths(new Listing(together, 4).of(shards(List.of(5, 5, 5, 5, 5)))))
                .hasSize(25);
    }

    @Test
    void endsWithTheFirstFailure() {
        StorageLister broken = new Sized() {
            private static final long serialVersionUID = 1;

            @Override
            public Iterator<Listed> below(String folder) {
                return Iterators.concat(
                        super.below(folder), Iterators.transform(List.of(1).iterator(), any -> {
                            throw new IllegalStateException("gone");
                        }));
            }
        };

        assertThat(failure(new Listing(broken, 4).of(shards(List.of(1500, 1500)))))
                .hasMessage("gone");
        assertThat(failure(new Listing(broken, 1).of(shards(List.of(1500, 1500)))))
                .hasMessage("gone");
    }

    private static Throwable failure(Iterator<Listed> listing) {
        return catchThrowable(() -> paths(listing));
    }

    private static List<String> paths(Iterator<Listed> listing) {
        return Lists.newArrayList(Iterators.transform(listing, ListingTest::path));
    }

    private static String path(Listed file) {
        return ((StoredFile) file).path();
    }

    private static Iterator<Shard> shards(List<Integer> sizes) {
        return IntStream.range(0, sizes.size())
                .mapToObj(shard -> (Shard) new Shard.Below(folder(shard, sizes.get(shard))))
                .iterator();
    }

    private static String folder(int shard, int size) {
        return shard + "-of-" + size;
    }

    /** Of whose folders each holds as many files as its name says, and none answers before so many were asked for. */
    private static class Sized implements StorageLister {
        private static final long serialVersionUID = 1;

        private final transient CountDownLatch asked;

        Sized() {
            this(new CountDownLatch(0));
        }

        Sized(CountDownLatch asked) {
            this.asked = asked;
        }

        @Override
        public Iterator<Listed> below(String folder) {
            asked.countDown();
            try {
                assertThat(asked.await(20, TimeUnit.SECONDS))
                        .as("asked for together")
                        .isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            int size = Integer.parseInt(folder.substring(folder.lastIndexOf('-') + 1));
            return IntStream.range(0, size)
                    .mapToObj(file -> (Listed) new StoredFile(folder + "/" + file, file, Instant.EPOCH))
                    .iterator();
        }

        @Override
        public FolderContent in(String folder) {
            throw new AssertionError("Nothing is looked into");
        }
    }
}
