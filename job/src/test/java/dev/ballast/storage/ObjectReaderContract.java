package dev.ballast.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What every reader does, whatever storage it reads. */
abstract class ObjectReaderContract {

    /** Reads the storage that {@link #store} writes to. */
    abstract ObjectReader reader();

    abstract void store(String path, byte[] content) throws IOException;

    @Test
    void readsAWholeFile() throws IOException {
        store("a/file", new byte[] {1, 2, 3});

        assertContent(reader().read("a/file", 100), 1, 2, 3);
    }

    @Test
    void readsAFileThatIsAsLongAsItMayBe() throws IOException {
        store("a/file", new byte[] {1, 2, 3});

        assertContent(reader().read("a/file", 3), 1, 2, 3);
    }

    @Test
    void leavesAFileThatIsOneByteTooLong() throws IOException {
        store("a/file", new byte[] {1, 2, 3});

        assertThat(reader().read("a/file", 2)).isEqualTo(new ReadOutcome.TooLarge());
    }

    @Test
    void readsAFileWithoutBytes() throws IOException {
        store("a/file", new byte[0]);

        assertContent(reader().read("a/file", 0));
    }

    @Test
    void takesAFileThatIsNotThereForAFact() throws IOException {
        store("a/file", new byte[0]);

        assertThat(reader().read("a/other", 100)).isEqualTo(new ReadOutcome.Absent());
        assertThat(reader().read("nowhere/file", 100)).isEqualTo(new ReadOutcome.Absent());
    }

    @Test
    void takesNamesAsTheyAre() throws IOException {
        store("a/per%20cent +#?", new byte[] {7});

        assertContent(reader().read("a/per%20cent +#?", 100), 7);
    }

    @Test
    void readsAFileAsListed() throws IOException {
        store("a/file", new byte[] {1, 2, 3});
        store("a/empty", new byte[0]);

        assertContent(reader().read("a/file", 3, 3), 1, 2, 3);
        assertContent(reader().read("a/empty", 0, 3));
        assertThat(reader().read("a/file", 3, 2)).isEqualTo(new ReadOutcome.TooLarge());
        assertThat(reader().read("a/other", 3, 3)).isEqualTo(new ReadOutcome.Absent());
    }

    static void assertContent(ReadOutcome outcome, int... bytes) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ReadOutcome.Content.class,
                        content -> assertThat(content.bytes()).containsExactly(bytes));
    }
}
