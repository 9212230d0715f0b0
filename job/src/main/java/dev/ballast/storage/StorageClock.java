package dev.ballast.storage;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** What time it is for the storage of an output: the time of a file that has just been written there. */
public final class StorageClock {
    private StorageClock() {}

    /**
     * Writes a small file, in one step, into the output's folder {@code lease}.
     *
     * @param settings of Hadoop's file systems
     * @throws IOException if it cannot be written
     */
    public static Instant now(StorageRoot out, Map<String, String> settings) throws IOException {
        return new LeaseBook(out, LeaseFolder.at(out, settings), LeaseTerms.USUAL)
                .now()
                .orElseThrow(() -> new IOException("the file that was written is not listed"));
    }
}
