package dev.ballast.scan;

import static org.apache.spark.sql.functions.col;

import dev.ballast.registry.ManifestParser;
import dev.ballast.storage.ObjectReader;
import dev.ballast.tables.Blobs;
import dev.ballast.tables.EntryKind;
import dev.ballast.tables.Joins;
import dev.ballast.tables.Links;
import dev.ballast.tables.Manifests;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads each distinct manifest once: checked against its digest, parsed, or recorded as what is wrong with it. */
public final class ManifestScan {
    private ManifestScan() {}

    /** One row of {@link Manifests} per distinct manifest that a revision link names. */
    public static Dataset<Row> of(Storage storage, Dataset<Row> blobs, Dataset<Row> links) {
        SparkSession spark = storage.spark();
        int parts = Integer.parseInt(spark.conf().get("spark.sql.shuffle.partitions"));
        return spark.createDataFrame(
                toRead(blobs, links, parts)
                        .javaRDD()
                        .mapPartitions(new ReadManifests(storage.reader(), storage.inFlight())),
                Manifests.TABLE.schema());
    }

    /**
     * digest, path, size_bytes; path and size are absent for a manifest that the listing of blobs does not hold.
     *
     * @param parts how many parts are read at once; named here, because Spark would make few of them by their size, which
     *     says nothing of how long reading takes
     */
    private static Dataset<Row> toRead(Dataset<Row> blobs, Dataset<Row> links, int parts) {
        Dataset<Row> named = links.filter(col(Links.KIND).equalTo(EntryKind.REVISION.label()))
                .filter(col(Links.DIGEST).isNotNull())
                .select(Links.DIGEST)
                .repartition(parts, col(Links.DIGEST))
                .distinct();
        Dataset<Row> stored = blobs.filter(col(Blobs.KIND).equalTo(EntryKind.BLOB.label()))
                .select(Blobs.DIGEST, Blobs.PATH, Blobs.SIZE_BYTES)
                .repartition(parts, col(Blobs.DIGEST));
        return named.join(stored, Joins.on(Blobs.DIGEST), "left");
    }

    private record ReadManifests(ObjectReader reader, int inFlight) implements FlatMapFunction<Iterator<Row>, Row> {
        private static final long serialVersionUID = 1;

        @Override
        public Iterator<Row> call(Iterator<Row> named) {
            ManifestReader manifests = new ManifestReader(reader, ManifestParser.withDefaultLimits());
            return InFlight.map(named, row -> true, row -> read(manifests, row), inFlight);
        }

        private static Row read(ManifestReader manifests, Row named) {
            return named.isNullAt(1)
                    ? manifests.find(named.getString(0))
                    : manifests.read(named.getString(0), named.getString(1), named.getLong(2));
        }
    }
}
