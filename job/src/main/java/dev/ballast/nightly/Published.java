package dev.ballast.nightly;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import dev.ballast.analytics.BlobsTable;
import dev.ballast.analytics.Problems;
import dev.ballast.analytics.Repositories;
import dev.ballast.plan.DeletionPlan;
import dev.ballast.plan.Verdict;
import dev.ballast.publish.LatestRun;
import dev.ballast.publish.Output;
import dev.ballast.reports.ContractTable;
import dev.ballast.reports.TableContract;
import dev.ballast.tables.BlobState;
import dev.ballast.tables.ContractSchema;
import dev.ballast.tables.Rows;
import dev.ballast.tables.RunFolder;
import dev.ballast.tables.WrittenFile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** The last steps of a run: count, write the published tables, and put them in place. */
final class Published {
    private static final String ROWS = "rows";

    private final Output output;
    private final RunFolder run;
    private final SparkSession spark;
    private final String runId;
    private final Instant startedAt;
    private final LocalDate day;

    Published(Output output, RunFolder run, SparkSession spark, String runId, Instant startedAt) {
        this.output = output;
        this.run = run;
        this.spark = spark;
        this.runId = runId;
        this.startedAt = startedAt;
        this.day = LocalDate.ofInstant(startedAt, ZoneOffset.UTC);
    }

    /** Writes every table before it puts the first one in place; the pointer comes last. */
    RunResult publish(
            RunOptions options,
            Scanned scanned,
            Marked marked,
            Selected selected,
            Verdict verdict,
            DeletionPlan plan,
            Instant finishedAt) {
        Dataset<Row> links = scanned.links().rows();
        Dataset<Row> manifests = scanned.manifests().rows();
        Dataset<Row> counted = marked.counted().rows();
        List<WrittenFile> written = AtOnce.all(List.of(
                () -> write(
                        TableContract.REPOSITORIES,
                        Repositories.of(links, manifests, marked.usage().rows(), counted, selected.behind(verdict)),
                        repositoryTotals(),
                        col("repository")),
                () -> write(
                        TableContract.BLOBS,
                        BlobsTable.of(counted, verdict.refusal().isPresent()),
                        Map.of(),
                        col("digest")),
                () -> write(
                        TableContract.PROBLEMS,
                        Problems.of(sources(scanned, marked)),
                        Map.of(ROWS, count(lit(1))),
                        col("kind"),
                        col("repository"),
                        col("digest"),
                        col("path"))));
        WrittenFile repositories = written.get(0);
        WrittenFile blobs = written.get(1);
        WrittenFile problems = written.get(2);
        RunColumns columns = new RunColumns(options, scanned, marked, verdict, plan, repositories.counts());
        Map<String, Object> row = columns.of(
                runId,
                startedAt,
                finishedAt,
                projects(repositories),
                problems.counts().of(ROWS));
        WrittenFile runs = writeRow(row);
        put(TableContract.REPOSITORIES, repositories);
        put(TableContract.BLOBS, blobs);
        put(TableContract.PROBLEMS, problems);
        put(TableContract.RUNS, runs);
        output.publish(new LatestRun(runId, startedAt, plan.planId(), plan.status()).json(), output.latest());
        return new RunResult(row, plan, output.folder(), scanned.manifests().count(Scanned.UNREADABLE));
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

    private WrittenFile write(ContractTable table, Dataset<Row> rows, Map<String, Column> counts, Column... order) {
        Dataset<Row> stamped = rows.withColumn("run_id", lit(runId)).withColumn("run_at", lit(startedAt));
        return run.writeFile("table_" + table.name(), stamped.select(ContractSchema.columns(table)), counts, order);
    }

    private WrittenFile writeRow(Map<String, Object> row) {
        Object[] values =
                TableContract.RUNS.columnNames().stream().map(row::get).toArray();
        Dataset<Row> rows =
                spark.createDataFrame(List.of(RowFactory.create(values)), ContractSchema.of(TableContract.RUNS));
        return run.writeFile("table_runs", rows, Map.of());
    }

    private long projects(WrittenFile repositories) {
        return spark.read()
                .schema(ContractSchema.of(TableContract.REPOSITORIES))
                .parquet(repositories.file().toUri().toString())
                .select(Repositories.PROJECT)
                .distinct()
                .count();
    }

    private void put(ContractTable table, WrittenFile written) {
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
