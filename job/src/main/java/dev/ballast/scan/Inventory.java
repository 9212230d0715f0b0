package dev.ballast.scan;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.url_decode;

import com.google.common.collect.Iterators;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.scan.InventoryFile.Format;
import dev.ballast.storage.Listed;
import dev.ballast.storage.StorageRoot;
import dev.ballast.storage.StoredFile;
import dev.ballast.storage.Unlisted;
import dev.ballast.tables.Blobs;
import dev.ballast.tables.Links;
import dev.ballast.tables.Locations;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * What an inventory says that lies in a registry's storage. Nothing is listed; links and manifests are read where they
 * lie. Of several versions of an object, the latest counts.
 */
public final class Inventory implements Listings {
    /** With so many blobs, none of the 256 prefixes of their digests is empty: the chance is less than 10<sup>-14</sup>. */
    private static final long ENOUGH_FOR_EVERY_PREFIX = 10_000;

    private static final int PREFIXES = 256;

    private static final String PATH = "path";
    private static final String SIZE = "size";
    private static final String MODIFIED = "modified";
    private static final String ETAG = "etag";

    private final Storage storage;
    private final InventoryFile file;
    private final Dataset<Row> files;

    private Inventory(Storage storage, InventoryFile file, Dataset<Row> files) {
        this.storage = storage;
        this.file = file;
        this.files = files;
    }

    /**
     * Opens it.
     *
     * @param registry whose files are asked for
     * @throws BadInventoryException if it lacks a column
     */
    public static Inventory open(Storage storage, InventoryFile file, StorageRoot registry) {
        Dataset<Row> rows = read(storage, file);
        Column key = required(rows, file, "key");
        Column path = file.format() == Format.S3_CSV ? url_decode(key) : key;
        Dataset<Row> latest = rows.filter(is(rows, "islatest", true).and(is(rows, "isdeletemarker", false)));
        String prefix = registry.isLocal() ? "" : registry.uri().getPath().replaceFirst("^/", "");
        String above = prefix.isEmpty() ? "" : prefix + "/";
        Dataset<Row> files = latest.select(
                        path.as(PATH),
                        required(rows, file, "size")
                                .try_cast(DataTypes.LongType)
                                .as(SIZE),
                        required(rows, file, "lastmodifieddate", "lastmodified")
                                .try_cast(DataTypes.TimestampType)
                                .as(MODIFIED),
                        column(rows, "etag").orElse(lit("")).as(ETAG))
                .filter(col(PATH)
                        .startsWith(above + RegistryLayout.ROOT + "/")
                        .and(not(col(PATH).endsWith("/"))))
                .withColumn(PATH, substring(col(PATH), above.length() + 1, Integer.MAX_VALUE));
        return new Inventory(storage, file, files);
    }

    private static Dataset<Row> read(Storage storage, InventoryFile file) {
        String[] parts = file.parts().stream().map(Locations::toRead).toArray(String[]::new);
        return switch (file.format()) {
            case PARQUET -> storage.spark().read().parquet(parts);
            case ORC -> storage.spark().read().orc(parts);
            case CSV ->
                storage.spark()
                        .read()
                        .option("header", "true")
                        .option("escape", "\"")
                        .option("mode", "FAILFAST")
                        .csv(parts);
            case S3_CSV ->
                storage.spark()
                        .read()
                        .schema(texts(file.columns()))
                        .option("escape", "\"")
                        .option("mode", "FAILFAST")
                        .csv(parts);
        };
    }

    private static StructType texts(List<String> names) {
        StructType schema = new StructType();
        for (String name : names) {
            schema = schema.add(name, DataTypes.StringType);
        }
        return schema;
    }

    /** S3 writes the same names in two ways: {@code LastModifiedDate} and {@code last_modified_date}. */
    private static Optional<Column> column(Dataset<Row> rows, String... names) {
        return Arrays.stream(names)
                .flatMap(name -> Arrays.stream(rows.columns())
                        .filter(column ->
                                column.replace("_", "").toLowerCase(Locale.ROOT).equals(name)))
                .findFirst()
                .map(name -> rows.col("`" + name + "`"));
    }

    private static Column required(Dataset<Row> rows, InventoryFile file, String... names) {
        return column(rows, names)
                .orElseThrow(() -> new BadInventoryException(
                        file.place(),
                        "it has no column '" + names[0] + "'; it has " + String.join(", ", rows.columns())
                                + ". Have one made with key, size and the time of the last change."));
    }

    private static Column is(Dataset<Row> rows, String name, boolean value) {
        return column(rows, name)
                .map(column -> coalesce(column.try_cast(DataTypes.BooleanType), lit(value))
                        .equalTo(value))
                .orElse(lit(true));
    }

    @Override
    public Dataset<Row> blobs() {
        return storage.spark().createDataFrame(below(RegistryLayout.BLOBS).map(BlobScan::row), Blobs.TABLE.schema());
    }

    @Override
    public Dataset<Row> links(@Nullable Dataset<Row> known) {
        return storage.spark()
                .createDataFrame(
                        LinkScan.rows(storage, below(RegistryLayout.REPOSITORIES), known), Links.TABLE.schema());
    }

    private JavaRDD<Listed> below(String folder) {
        return files.filter(col(PATH).startsWith(folder + "/")).javaRDD().mapPartitions(new Files());
    }

    private record Files() implements FlatMapFunction<Iterator<Row>, Listed> {
        private static final long serialVersionUID = 1;

        @Override
        public Iterator<Listed> call(Iterator<Row> rows) {
            return Iterators.transform(rows, Files::listed);
        }

        private static Listed listed(Row row) {
            String path = row.getString(0);
            return row.isNullAt(1) || row.isNullAt(2)
                    ? new Unlisted(path, "the inventory does not say its size or its time")
                    : new StoredFile(path, row.getLong(1), row.getInstant(2), row.isNullAt(3) ? "" : row.getString(3));
        }
    }

    @Override
    public Instant time(Clock clock) {
        return file.listedAt();
    }

    @Override
    public void check(long blobs, Set<String> prefixes) {
        if (blobs == 0) {
            throw new BadInventoryException(
                    file.place(),
                    "it lists no blob below " + RegistryLayout.BLOBS
                            + ". Check that it is of this registry's bucket and prefix.");
        }
        if (blobs >= ENOUGH_FOR_EVERY_PREFIX && prefixes.size() < PREFIXES) {
            throw new BadInventoryException(
                    file.place(),
                    "it lists " + blobs + " blobs, and none in " + (PREFIXES - prefixes.size())
                            + " of their 256 folders: a part is missing. Have it made again.");
        }
    }
}
