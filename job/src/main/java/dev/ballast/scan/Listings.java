package dev.ballast.scan;

import dev.ballast.tables.Blobs;
import dev.ballast.tables.Links;
import dev.ballast.tables.ReadLinks;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Where it comes from what lies in a storage: from listing it, or from somebody who has. */
public interface Listings {

    /** One row of {@link Blobs} per file below the blobs folder. */
    Dataset<Row> blobs();

    /**
     * One row of {@link Links} per file below the repositories folder.
     *
     * @param known rows of {@link ReadLinks}, which are not read again if they are unchanged
     */
    Dataset<Row> links(@Nullable Dataset<Row> known);

    /** When a listing that begins now shows what there was. */
    Instant time(Clock clock);

    /**
     * Checks what the listing of blobs gave.
     *
     * @param prefixes the first two letters of their digests
     * @throws BadInventoryException if something is missing
     */
    void check(long blobs, Set<String> prefixes);

    /** Lists the storage. */
    static Listings of(Storage storage) {
        return new LiveListings(storage);
    }
}
