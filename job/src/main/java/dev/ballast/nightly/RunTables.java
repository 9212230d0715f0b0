package dev.ballast.nightly;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import dev.ballast.analytics.BlobsTable;
import dev.ballast.analytics.Problems;
import dev.ballast.analytics.Repositories;
import dev.ballast.plan.Verdict;
import dev.ballast.publish.Output;
import dev.ballast.reports.ContractTable;
import dev.ballast.reports.TableContract;
import dev.ballast.tables.AtOnce;
import dev.ballast.tables.BlobState;
import dev.ballast.tables.ContractSchema;
import dev.ballast.tables.Locations;
import dev.ballast.tables.Rows;
import dev.ballast.tables.RunFolder;
import dev.ballast.tables.WrittenFile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** The published tables of a run: written first, all of them; put in their places after that. */
final class RunTables {
    private static final String ROWS = "rows";

    private final RunFolder run;
    private final SparkSession spark;
    private final String runId;
    private final Instant startedAt;

    RunTables(RunFolder run, SparkSession spark, String runId, Instant startedAt) {
        this.run = run;
        this.spark = spark;
        this.runId = runId;
        this.startedAt = startedAt;
    }

    /**
     * Tables that are written and not yet in their places.
     *
     * @param projects distinct projects of the repositories
     */
    record Files(WrittenFile repositories, WrittenFile blobs, WrittenFile problems, long projects) {
        long problemCount() {
            return problems.counts().of(ROWS);
        }
    }

    /** Counts and writes every table but {@code runs}. */
    Files write(Scanned scanned, Marked marked, Selected selected, Verdict verdict) {
        Dataset<Row> counted = marked.counted().rows();
        Dataset<Row> repositories = Repositories.of(
                scanned.links().rows(),
                scanned.manifests().rows(),
                marked.usage().rows(),
                counted,
                selected.behind(verdict));
        Dataset<Row> blobs = BlobsTable.of(counted, verdict.refusal().isPresent());
        Dataset<Row> problems = Problems.of(sources(scanned, marked));
        List<WrittenFile> written = AtOnce.all(List.of(
                () -> write(TableContract.REPOSITORIES, repositories, repositoryTotals(), "repository"),
                () -> write(TableContract.BLOBS, blobs, Map.of(), "digest"),
                () -> write(
                        TableContract.PROBLEMS,
                        problems,
                        Map.of(ROWS, count(lit(1))),
                        "kind",
                        "repository",
                        "digest",
                        "path")));
        return new Files(written.get(0), written.get(1), written.get(2), projects(written.get(0)));
    }

    /** Writes the row of {@code runs}, and then puts every table in its place. */
    void publish(Files files, Map<String, @Nullable Object> row, Output output) {
        WrittenFile runs = writeRow(row);
        put(TableContract.REPOSITORIES, files.repositories(), output);
        put(TableContract.BLOBS, files.blobs(), output);
        put(TableContract.PROBLEMS, files.problems(), output);
        put(TableContract.RUNS, runs, output);
    }

    private static Problems.Sources sources(Scanned scanned, Marked marked) {
        Dataset<Row> counted = marked.counted().rows();
        return new Problems.Sources(
                Rows.unlessNone(
                        scanned.blobs().count(Scanned.ODD), scanned.blobs().rows()),
                Rows.unlessNone(
                        scanned.links().count(Scanned.ODD), scanned.links().rows()),
                scanned.links().rows(),
                Rows.unlessNone(
                        scanned.manifests().count(Scanned.NOT_PARSED),
                        scanned.manifests().rows()),
                marked.usage().rows(),
                Rows.unlessNone(marked.blobs(BlobState.MISSING), counted),
                Rows.unlessNone(marked.counted().count(Marked.ODD_SIZES), counted),
                marked.unresolved());
    }

    private WrittenFile write(ContractTable table, Dataset<Row> rows, Map<String, Column> counts, String... order) {
        Dataset<Row> stamped = rows.withColumn("run_id", lit(runId)).withColumn("run_at", lit(startedAt));
        return run.writeFile(
                "table_" + table.name(),
                stamped.select(ContractSchema.columns(table)),
                counts,
                Stream.of(order).map(name -> col(name)).toArray(Column[]::new));
    }

    private WrittenFile writeRow(Map<String, @Nullable Object> row) {
        Object[] values =
                TableContract.RUNS.columnNames().stream().map(row::get).toArray();
        Dataset<Row> rows =
                spark.createDataFrame(List.of(RowFactory.create(values)), ContractSchema.of(TableContract.RUNS));
        return run.writeFile("table_runs", rows, Map.of());
    }

    private long projects(WrittenFile repositories) {
        return spark.read()
                .schema(ContractSchema.of(TableContract.REPOSITORIES))
                .parquet(Locations.of(repositories.file()))
                .select(Repositories.PROJECT)
                .distinct()
                .count();
    }

    private void put(ContractTable table, WrittenFile written, Output output) {
        LocalDate day = LocalDate.ofInstant(startedAt, ZoneOffset.UTC);
        output.publish(written.file(), output.table(table.name(), day));
    }

    private static Map<String, Column> repositoryTotals() {
        Map<String, Column> totals = new java.util.HashMap<>();
        totals.put(RunColumns.REPOSITORIES, count(lit(1)));
        for (String name : Arrays.asList(
                "manifests", "images", Repositories.LOGICAL_BYTES, Repositories.DISTINCT_BYTES, "upload_bytes")) {
            totals.put(name, coalesce(sum(col(name)), lit(0L)));
        }
        return totals;
    }
}
