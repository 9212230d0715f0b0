package dev.ballast.scan;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.unix_micros;

import com.google.common.collect.Iterators;
import com.google.common.hash.Hashing;
import dev.ballast.registry.Digest;
import dev.ballast.storage.StoredFile;
import dev.ballast.tables.ReadLinks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * What links held when an earlier run read them. A link counts as unchanged if its path, its size, its modification time
 * to the microsecond and its etag are what they were. Each takes 64 bytes: the SHA-256 of these four, and the digest that
 * it holds. A task holds those of the shards that it lists, sorted.
 */
final class KnownLinks {
    /** Nothing was read before. */
    static final KnownLinks NONE = new KnownLinks(new byte[0]);

    private static final int HASH_BYTES = 32;
    private static final int ENTRY_BYTES = 2 * HASH_BYTES;
    private static final String CANONICAL = Digest.Algorithm.SHA256.label() + ":";

    private final byte[] entries;

    private KnownLinks(byte[] entries) {
        this.entries = entries;
    }

    /** Of a shard's part of an earlier run's links. */
    static KnownLinks packed(Iterator<byte[]> unsorted) {
        byte[][] sorted = Iterators.toArray(unsorted, byte[].class);
        Arrays.sort(sorted, Arrays::compareUnsigned);
        byte[] entries = new byte[Math.multiplyExact(sorted.length, ENTRY_BYTES)];
        for (int i = 0; i < sorted.length; i++) {
            System.arraycopy(sorted[i], 0, entries, i * ENTRY_BYTES, ENTRY_BYTES);
        }
        return new KnownLinks(entries);
    }

    /**
     * The entries of links, by their paths.
     *
     * @param readLinks rows of {@link ReadLinks}
     */
    static JavaPairRDD<String, byte[]> byPath(Dataset<Row> readLinks) {
        return readLinks
                .select(
                        col(ReadLinks.PATH),
                        col(ReadLinks.SIZE_BYTES),
                        unix_micros(col(ReadLinks.MODIFIED_AT)),
                        col(ReadLinks.ETAG),
                        col(ReadLinks.DIGEST))
                .javaRDD()
                .mapToPair(row -> new Tuple2<>(row.getString(0), entry(row)));
    }

    /** The digest that an unchanged link holds. */
    Optional<Digest> digest(StoredFile file) {
        if (entries.length == 0) {
            return Optional.empty();
        }
        byte[] key = key(file.path(), file.sizeBytes(), micros(file.modifiedAt()), file.etag());
        int low = 0;
        int high = entries.length / ENTRY_BYTES - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int at = middle * ENTRY_BYTES;
            int order = Arrays.compareUnsigned(entries, at, at + HASH_BYTES, key, 0, HASH_BYTES);
            if (order == 0) {
                return Optional.of(digestAt(at + HASH_BYTES));
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    private Digest digestAt(int start) {
        return new Digest(Digest.Algorithm.SHA256, HexFormat.of().formatHex(entries, start, start + HASH_BYTES));
    }

    private static byte[] entry(Row row) {
        byte[] key = key(row.getString(0), row.getLong(1), row.getLong(2), row.getString(3));
        byte[] entry = Arrays.copyOf(key, ENTRY_BYTES);
        byte[] digest = HexFormat.of().parseHex(row.getString(4).substring(CANONICAL.length()));
        System.arraycopy(digest, 0, entry, HASH_BYTES, HASH_BYTES);
        return entry;
    }

    private static long micros(Instant time) {
        return Instant.EPOCH.until(time.truncatedTo(ChronoUnit.MICROS), ChronoUnit.MICROS);
    }

    private static byte[] key(String path, long sizeBytes, long modifiedMicros, @Nullable String etag) {
        String key = path + '\0' + sizeBytes + '\0' + modifiedMicros + '\0' + (etag == null ? "" : etag);
        return Hashing.sha256().hashString(key, StandardCharsets.UTF_8).asBytes();
    }
}
