package dev.ballast.scan;

import com.google.common.collect.Iterators;
import dev.ballast.registry.Entry;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.storage.Listed;
import dev.ballast.storage.StoredFile;
import dev.ballast.storage.Unlisted;
import dev.ballast.tables.Blobs;
import dev.ballast.tables.EntryKind;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Lists every stored blob. It must be written before any reference is read: what is pushed later is no candidate. */
public final class BlobScan {
    private BlobScan() {}

    /** One row of {@link Blobs} per file below the blobs folder. */
    public static Dataset<Row> of(Storage storage) {
        return storage.scan(
                Shards.ofBlobs(storage, RegistryLayout.BLOBS), new ListBlobs(storage.listing()), Blobs.TABLE.schema());
    }

    private record ListBlobs(Listing listing) implements FlatMapFunction<Iterator<Shard>, Row> {
        private static final long serialVersionUID = 1;

        @Override
        public Iterator<Row> call(Iterator<Shard> shards) {
            return Iterators.transform(listing.of(shards), BlobScan::row);
        }
    }

    /** What a file is as a blob. */
    static Row row(Listed listed) {
        if (listed instanceof Unlisted place) {
            return Blobs.row(EntryKind.UNLISTED, null, 0, null, place.path(), place.why());
        }
        StoredFile file = (StoredFile) listed;
        Entry entry = RegistryLayout.classify(file.path());
        if (entry instanceof Entry.BlobData blob) {
            return blob.digest().isCanonical()
                    ? row(EntryKind.BLOB, blob.digest().toString(), file, null)
                    : row(EntryKind.UNRECOGNISED, null, file, "stored under another algorithm than SHA-256");
        }
        return entry instanceof Entry.Tolerated tolerated
                ? row(EntryKind.TOLERATED, null, file, tolerated.why())
                : row(EntryKind.UNRECOGNISED, null, file, NotHere.why(entry));
    }

    private static Row row(EntryKind kind, @Nullable String digest, StoredFile file, @Nullable String detail) {
        return Blobs.row(kind, digest, file.sizeBytes(), file.modifiedAt(), file.path(), detail);
    }
}
