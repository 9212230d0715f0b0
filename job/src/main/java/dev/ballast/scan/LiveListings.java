package dev.ballast.scan;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Asks the storage now. Whatever it does not list it names. */
record LiveListings(Storage storage) implements Listings {
    @Override
    public Dataset<Row> blobs() {
        return BlobScan.of(storage);
    }

    @Override
    public Dataset<Row> links(@Nullable Dataset<Row> known) {
        return LinkScan.of(storage, known);
    }

    @Override
    public Instant time(Clock clock) {
        return clock.instant();
    }

    @Override
    public void check(long blobs, Set<String> prefixes) {}
}
