package dev.ballast.scan;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_micros;

import dev.ballast.registry.ManifestParser;
import dev.ballast.storage.ObjectReader;
import dev.ballast.tables.Blobs;
import dev.ballast.tables.EntryKind;
import dev.ballast.tables.Joins;
import dev.ballast.tables.Links;
import dev.ballast.tables.Manifests;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads each distinct manifest once: checked against its digest, parsed, or recorded as what is wrong with it. */
public final class ManifestScan {
    /** Nothing, or the row of {@link Manifests} that an earlier run made of the same blob. */
    private static final String BEFORE = "before";

    private static final String MODIFIED_MICROS = "modified_micros";

    private ManifestScan() {}

    /**
     * One row of {@link Manifests} per distinct manifest that a revision link names.
     *
     * @param known manifests that are not read again if their blobs are unchanged
     */
    public static Dataset<Row> of(Storage storage, Dataset<Row> blobs, Dataset<Row> links, Known known) {
        SparkSession spark = storage.spark();
        int parts = Integer.parseInt(spark.conf().get("spark.sql.shuffle.partitions"));
        return spark.createDataFrame(
                named(blobs, links, known, parts)
                        .javaRDD()
                        .mapPartitions(new ReadManifests(storage.reader(), storage.inFlight())),
                Manifests.TABLE.schema());
    }

    /**
     * digest, path, size_bytes, modified_micros, before; all but the digest are absent for a manifest that the listing of blobs
     * does not hold.
     *
     * @param parts how many parts are read at once; named here, because Spark would make few of them by their size, which
     *     says nothing of how long reading takes
     */
    private static Dataset<Row> named(Dataset<Row> blobs, Dataset<Row> links, Known known, int parts) {
        Dataset<Row> named = links.filter(col(Links.KIND).equalTo(EntryKind.REVISION.label()))
                .filter(col(Links.DIGEST).isNotNull())
                .select(Links.DIGEST)
                .repartition(parts, col(Links.DIGEST))
                .distinct();
        Dataset<Row> stored = blobs.filter(col(Blobs.KIND).equalTo(EntryKind.BLOB.label()))
                .select(
                        col(Blobs.DIGEST),
                        col(Blobs.PATH),
                        col(Blobs.SIZE_BYTES),
                        unix_micros(col(Blobs.MODIFIED_AT)).as(MODIFIED_MICROS))
                .repartition(parts, col(Blobs.DIGEST));
        Dataset<Row> found = named.join(stored, Joins.on(Blobs.DIGEST), "left");
        return known.manifests() == null
                ? found.withColumn(BEFORE, lit(null).cast(Manifests.TABLE.schema()))
                : withBefore(found, known.manifests().repartition(parts, col(Manifests.DIGEST)));
    }

    /** A digest leaves no doubt about content; size and time, if they changed, leave some about what lies there now. */
    private static Dataset<Row> withBefore(Dataset<Row> found, Dataset<Row> manifests) {
        Dataset<Row> before = manifests.select(
                col(Manifests.DIGEST),
                col(Manifests.READ_BYTES).as(Blobs.SIZE_BYTES),
                unix_micros(col(Manifests.READ_MODIFIED_AT)).as(MODIFIED_MICROS),
                struct(columns()).as(BEFORE));
        return found.join(before, Joins.on(Blobs.DIGEST, Blobs.SIZE_BYTES, MODIFIED_MICROS), "left")
                .select(Blobs.DIGEST, Blobs.PATH, Blobs.SIZE_BYTES, MODIFIED_MICROS, BEFORE);
    }

    private static Column[] columns() {
        return Arrays.stream(Manifests.TABLE.schema().fieldNames())
                .map(name -> col(name))
                .toArray(Column[]::new);
    }

    private record ReadManifests(ObjectReader reader, int inFlight) implements FlatMapFunction<Iterator<Row>, Row> {
        private static final long serialVersionUID = 1;

        @Override
        public Iterator<Row> call(Iterator<Row> named) {
            ManifestReader manifests = new ManifestReader(reader, ManifestParser.withDefaultLimits());
            return InFlight.map(named, ReadManifests::isUnknown, row -> read(manifests, row), inFlight);
        }

        private static Row read(ManifestReader manifests, Row named) {
            if (!isUnknown(named)) {
                return named.getAs(BEFORE);
            }
            return named.isNullAt(1)
                    ? manifests.find(named.getString(0))
                    : manifests.read(
                            named.getString(0), named.getString(1), named.getLong(2), instant(named.getLong(3)));
        }

        private static Instant instant(long micros) {
            return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        }

        private static boolean isUnknown(Row named) {
            return named.isNullAt(4);
        }
    }
}
