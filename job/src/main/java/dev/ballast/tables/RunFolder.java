package dev.ballast.tables;

import static java.util.stream.Collectors.toSet;
import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.parquet.hadoop.ParquetOutputFormat;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The folder in which one run writes its working tables. A step writes a table and goes on with what it reads back, so
 * nothing is computed twice and nothing lazy crosses a step.
 */
public final class RunFolder {
    private static final List<String> DISTINCT_COLUMNS =
            List.of(Links.DIGEST, Links.NAMED_DIGEST, Links.PATH, Manifests.NAMED_DIGESTS);

    private static final long MOST_ROWS_OF_A_TASK = 500_000;

    /** How much a reader takes in hand to find one row, before it is compressed. */
    private static final long SEARCHED_GROUP_BYTES = 16L << 20;

    /** About as many digests are in so much; of a hundred groups, one is read in vain. */
    private static final int DIGESTS_OF_A_GROUP = 200_000;

    private final SparkSession spark;
    private final Location folder;
    private final boolean goesOn;
    private final boolean isLarge;
    private final List<String> searched;

    /** A folder of a run that begins. */
    public RunFolder(SparkSession spark, Location folder) {
        this(spark, folder, false, false, List.of());
    }

    private RunFolder(SparkSession spark, Location folder, boolean goesOn, boolean isLarge, List<String> searched) {
        this.spark = spark;
        this.folder = folder;
        this.goesOn = goesOn;
        this.isLarge = isLarge;
        this.searched = List.copyOf(searched);
    }

    /** The folder of a run that ended before it was done: tables that are finished are not written again, others are. */
    public static RunFolder toGoOnWith(SparkSession spark, Location folder) {
        return new RunFolder(spark, folder, true, false, List.of());
    }

    /**
     * The same folder, for files that are made from so many rows. One task that goes through all parts of a large table, to
     * write one file, would keep what it took of memory for each part until it ends.
     */
    public RunFolder madeFrom(long rows) {
        return new RunFolder(spark, folder, goesOn, rows > MOST_ROWS_OF_A_TASK, searched);
    }

    /**
     * The same folder, for files in which digests of a column will be looked for, as {@link RowSearch} does: they are written
     * in small groups of rows, each with a filter that says which digests are not in it.
     *
     * @param column by its path: of a list's elements, {@code references.list.element.digest}
     */
    public RunFolder searchedBy(String column) {
        return new RunFolder(spark, folder, goesOn, isLarge, List.of(column));
    }

    /**
     * Writes a table, counting on the way.
     *
     * @param counts aggregates of the rows that are written, by name: each a {@code BIGINT}, or a set of few texts
     */
    public Written write(WorkingTable table, Dataset<Row> rows, Map<String, Column> counts) {
        return write(table, () -> rows, counts);
    }

    /**
     * Writes a table of rows that take work to begin with, such as listing the folders that tasks then list.
     *
     * @param rows not asked if the table is finished
     */
    public Written write(WorkingTable table, Supplier<Dataset<Row>> rows, Map<String, Column> counts) {
        Optional<Counts> before = finished(table);
        if (before.isPresent()) {
            return new Written(read(table), before.get());
        }
        Column[] columns = Arrays.stream(table.schema().fieldNames())
                .map(name -> col(name))
                .toArray(Column[]::new);
        Counts totals = observe(
                rows.get().select(columns),
                counts,
                observed -> asParquet(observed).mode(mode()).parquet(location(table.name())));
        try {
            FinishedTable.write(folder, table, totals);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + folder, e);
        }
        return new Written(read(table), totals);
    }

    /**
     * When writing a table begins: now, or, of a finished one, when it did.
     *
     * @param now asked first, so that nothing that comes later is taken for older
     */
    public Instant began(WorkingTable table, Instant now) {
        Location place = folder.resolve("began/" + table.name());
        try {
            if (finished(table).isPresent()) {
                return Instant.parse(new String(place.read(), StandardCharsets.UTF_8));
            }
            byte[] text = now.toString().getBytes(StandardCharsets.UTF_8);
            place.replace(file -> file.write(text), folder.resolve("began/." + table.name() + ".new"));
            return now;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or write " + place, e);
        }
    }

    private Optional<Counts> finished(WorkingTable table) {
        try {
            return goesOn ? FinishedTable.read(folder, table) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what is in " + folder, e);
        }
    }

    /** What this run wrote as that table. */
    public Dataset<Row> read(WorkingTable table) {
        return spark.read().schema(table.schema()).parquet(Locations.toRead(folder.resolve(table.name())));
    }

    /**
     * Writes rows as one Parquet file, in the order of these columns.
     *
     * @return the file, and what was counted while it was written
     */
    public WrittenFile writeFile(String name, Dataset<Row> rows, Map<String, Column> counts, Column... order) {
        Counts totals = observe(
                inOneFile(rows, order),
                counts,
                observed -> asParquet(observed).mode(mode()).parquet(location(name)));
        return new WrittenFile(onlyFile(name, ".parquet"), totals);
    }

    /** Writes rows as one CSV file with a header, in the order of these columns; times are ISO 8601 in UTC. */
    public Location writeCsv(String name, Dataset<Row> rows, Column... order) {
        DataFrameWriter<Row> writer = inOneFile(rows, order).write();
        writer.mode(mode())
                .option("header", "true")
                .option("timestampFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX")
                .option("escape", "\"")
                .option("emptyValue", "")
                .option("ignoreLeadingWhiteSpace", "false")
                .option("ignoreTrailingWhiteSpace", "false")
                .csv(location(name));
        return onlyFile(name, ".csv");
    }

    public SparkSession spark() {
        return spark;
    }

    /** Where this run keeps its own files. */
    public Location location() {
        return folder;
    }

    /** Only what an earlier attempt left half done is there already. */
    private SaveMode mode() {
        return goesOn ? SaveMode.Overwrite : SaveMode.ErrorIfExists;
    }

    /** A dictionary of digests or paths never pays: nearly every value is another one. */
    private DataFrameWriter<Row> asParquet(Dataset<Row> rows) {
        DataFrameWriter<Row> writer = rows.write();
        DISTINCT_COLUMNS.forEach(name -> writer.option(ParquetOutputFormat.ENABLE_DICTIONARY + "#" + name, "false"));
        for (String name : searched) {
            writer.option(ParquetOutputFormat.BLOCK_SIZE, SEARCHED_GROUP_BYTES)
                    .option(ParquetOutputFormat.BLOOM_FILTER_ENABLED + "#" + name, "true")
                    .option(ParquetOutputFormat.BLOOM_FILTER_EXPECTED_NDV + "#" + name, DIGESTS_OF_A_GROUP);
        }
        return writer;
    }

    /** One task sorts and writes what all have made; one machine saves itself the exchange if there is little. */
    private Dataset<Row> inOneFile(Dataset<Row> rows, Column... order) {
        boolean isExchanged = isLarge || !spark.sparkContext().isLocal();
        Dataset<Row> one = isExchanged ? rows.repartition(1) : rows.coalesce(1);
        return order.length == 0 ? one : one.sortWithinPartitions(order);
    }

    private static Counts observe(Dataset<Row> rows, Map<String, Column> counts, Writing writing) {
        if (counts.isEmpty()) {
            writing.write(rows);
            return Counts.NONE;
        }
        Column[] named = counts.entrySet().stream()
                .map(count -> count.getValue().as(count.getKey()))
                .toArray(Column[]::new);
        Observation observation = new Observation();
        writing.write(rows.observe(observation, named[0], Arrays.copyOfRange(named, 1, named.length)));
        return gathered(observation);
    }

    private static Counts gathered(Observation observation) {
        try {
            Map<String, Long> totals = new HashMap<>();
            Map<String, Set<String>> sets = new HashMap<>();
            observation.getAsJava().forEach((name, value) -> {
                if (value instanceof Long total) {
                    totals.put(name, total);
                } else {
                    sets.put(name, texts((Seq<?>) value));
                }
            });
            return new Counts(totals, sets);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while counting", e);
        }
    }

    private static Set<String> texts(Seq<?> values) {
        return CollectionConverters.asJava(values).stream()
                .map(String.class::cast)
                .collect(toSet());
    }

    private interface Writing {
        void write(Dataset<Row> rows);
    }

    private String location(String name) {
        return folder.resolve(name).hadoopPath();
    }

    private Location onlyFile(String name, String ending) {
        Location written = folder.resolve(name);
        try {
            return written.names().stream()
                    .filter(file -> !file.startsWith(".") && file.endsWith(ending))
                    .findFirst()
                    .map(written::resolve)
                    .orElseThrow(() -> new IllegalStateException("No file was written as " + name));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list what was written as " + name, e);
        }
    }
}
