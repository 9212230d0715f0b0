package dev.ballast.nightly;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import dev.ballast.analytics.BaseImages;
import dev.ballast.analytics.BlobsTable;
import dev.ballast.analytics.Images;
import dev.ballast.analytics.LayerChains;
import dev.ballast.analytics.LayerSharing;
import dev.ballast.analytics.Leads;
import dev.ballast.analytics.ManifestWeights;
import dev.ballast.analytics.Problems;
import dev.ballast.analytics.ProjectsTable;
import dev.ballast.analytics.Repositories;
import dev.ballast.analytics.RepositoryFacts;
import dev.ballast.reports.ContractTable;
import dev.ballast.reports.TableContract;
import dev.ballast.tables.AtOnce;
import dev.ballast.tables.BlobState;
import dev.ballast.tables.Chains;
import dev.ballast.tables.ContractSchema;
import dev.ballast.tables.Decided;
import dev.ballast.tables.DigestOrder;
import dev.ballast.tables.Location;
import dev.ballast.tables.Locations;
import dev.ballast.tables.RepositorySums;
import dev.ballast.tables.Rows;
import dev.ballast.tables.RunFolder;
import dev.ballast.tables.TagLeads;
import dev.ballast.tables.Weights;
import dev.ballast.tables.WrittenFile;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Writes the published tables of a run, complete and not yet in their places. */
final class RunTables {
    /** A count of every table. */
    static final String ROWS = "rows";

    private final RunFolder run;
    private final String runId;
    private final Instant startedAt;
    private final Scanned scanned;
    private final Marked marked;
    private final Selected selected;
    private final boolean refused;

    /**
     * @param refused whether a gate refused the plan
     */
    RunTables(
            RunFolder run,
            String runId,
            Instant startedAt,
            Scanned scanned,
            Marked marked,
            Selected selected,
            boolean refused) {
        this.run = run;
        this.runId = runId;
        this.startedAt = startedAt;
        this.scanned = scanned;
        this.marked = marked;
        this.selected = selected;
        this.refused = refused;
    }

    /**
     * Every table but {@code runs}.
     *
     * @param blobsBefore what the newest run before this one published of blobs, if there is one
     */
    RunFiles write(Optional<Location> blobsBefore) {
        // What takes longest comes first: of what is begun at once, Spark prefers the earlier.
        List<Map<ContractTable, WrittenFile>> written = AtOnce.all(List.of(
                this::images,
                this::repositoriesAndProjects,
                () -> Map.of(TableContract.BLOBS, blobs(blobsBefore)),
                () -> Map.of(TableContract.PROBLEMS, problems()),
                () -> Map.of(TableContract.LAYER_SHARING, layerSharing())));
        Map<ContractTable, WrittenFile> all = new HashMap<>();
        written.forEach(all::putAll);
        return new RunFiles(all);
    }

    /** The table {@code runs}: one row. */
    WrittenFile runs(Map<String, @Nullable Object> row) {
        Object[] values =
                TableContract.RUNS.columnNames().stream().map(row::get).toArray();
        Dataset<Row> rows =
                run.spark().createDataFrame(List.of(RowFactory.create(values)), ContractSchema.of(TableContract.RUNS));
        return run.writeFile("table_runs", rows, Map.of());
    }

    private Map<ContractTable, WrittenFile> repositoriesAndProjects() {
        RepositoryFacts.Sources sources = new RepositoryFacts.Sources(
                scanned.links().rows(),
                marked.revisions().rows(),
                scanned.manifests().rows(),
                marked.usage().rows(),
                marked.counted().rows(),
                selected.candidates().rows());
        Dataset<Row> facts = run.write(RepositorySums.TABLE, RepositoryFacts.summed(sources), Map.of())
                .rows();
        Dataset<Row> sums = refused ? RepositoryFacts.refused(facts) : facts;
        List<WrittenFile> written = AtOnce.all(List.of(() -> repositories(sums), () -> projects(sums)));
        return Map.of(TableContract.REPOSITORIES, written.get(0), TableContract.PROJECTS, written.get(1));
    }

    private WrittenFile repositories(Dataset<Row> sums) {
        return write(
                TableContract.REPOSITORIES,
                Repositories.of(sums, marked.bytes(BlobState.REFERENCED)),
                totals(
                        RepositorySums.TAGS,
                        RepositorySums.MANIFESTS,
                        RepositorySums.IMAGES,
                        RepositorySums.LOGICAL_BYTES,
                        RepositorySums.DISTINCT_BYTES,
                        RunFiles.FAIR_SHARE_BYTES,
                        RepositorySums.UPLOAD_BYTES),
                RepositorySums.REPOSITORY);
    }

    private WrittenFile projects(Dataset<Row> sums) {
        return write(
                TableContract.PROJECTS,
                ProjectsTable.of(
                        sums,
                        marked.usage().rows(),
                        marked.counted().rows(),
                        marked.counted().count(Marked.SHARED_WITHIN_PROJECT),
                        marked.bytes(BlobState.REFERENCED)),
                totals(
                        RepositorySums.TAGS,
                        RepositorySums.MANIFESTS,
                        RepositorySums.LOGICAL_BYTES,
                        RepositorySums.DISTINCT_BYTES,
                        RunFiles.FAIR_SHARE_BYTES),
                "project");
    }

    private WrittenFile blobs(Optional<Location> before) {
        Dataset<Row> earlier = published(TableContract.BLOBS, before)
                .filter(col(BlobsTable.FIRST_UNREFERENCED_AT).isNotNull());
        return write(
                TableContract.BLOBS,
                BlobsTable.of(marked.counted().rows(), marked.mediaTypes(), earlier, refused, startedAt),
                totals("size_bytes"),
                "digest");
    }

    private WrittenFile problems() {
        return write(TableContract.PROBLEMS, Problems.of(sources()), totals(), "kind", "repository", "digest", "path");
    }

    private WrittenFile layerSharing() {
        return write(
                TableContract.LAYER_SHARING,
                LayerSharing.of(marked.counted().rows()),
                totals("bytes"),
                LayerSharing.REFERENCE_COUNT);
    }

    private Map<ContractTable, WrittenFile> images() {
        List<Dataset<Row>> basis = AtOnce.all(List.of(this::weights, this::leads));
        List<WrittenFile> written =
                AtOnce.all(List.of(() -> images(basis.get(0)), () -> baseImages(basis.get(0), basis.get(1))));
        return Map.of(TableContract.IMAGES, written.get(0), TableContract.BASE_IMAGES, written.get(1));
    }

    private Dataset<Row> weights() {
        Dataset<Row> weights =
                ManifestWeights.of(scanned.manifests().rows(), marked.counted().rows(), marked.resolutions());
        return run.write(Weights.TABLE, weights, Map.of()).rows();
    }

    private Dataset<Row> leads() {
        Dataset<Row> leads = Leads.of(
                scanned.tags(), scanned.manifests().rows(), marked.revisions().rows());
        return run.write(TagLeads.TABLE, leads, Map.of()).rows();
    }

    private WrittenFile images(Dataset<Row> weights) {
        Images.Sources sources = new Images.Sources(
                marked.revisions().rows(),
                scanned.tags(),
                scanned.manifests().rows(),
                scanned.joiningManifests(),
                weights,
                marked.decided().map(decided -> decided.rows()).orElse(null));
        return write(
                run.searchedBy("digest"),
                TableContract.IMAGES,
                Images.of(sources),
                totals("tags"),
                "repository",
                "digest");
    }

    private WrittenFile baseImages(Dataset<Row> weights, Dataset<Row> leads) {
        Dataset<Row> revisions = marked.reachableRevisions();
        Dataset<Row> chains = run.write(Chains.TABLE, LayerChains.shared(revisions, weights), Map.of())
                .rows();
        return write(
                TableContract.BASE_IMAGES,
                new BaseImages(chains, weights, revisions, leads).table(),
                totals(),
                "chain_id");
    }

    private Problems.Sources sources() {
        Dataset<Row> counted = marked.counted().rows();
        return new Problems.Sources(
                Rows.unlessNone(
                        scanned.blobs().count(Scanned.ODD), scanned.blobs().rows()),
                Rows.unlessNone(
                        scanned.links().count(Scanned.ODD), scanned.links().rows()),
                scanned.links().rows(),
                Rows.unlessNone(
                        marked.revisions().count(Marked.DANGLING_TAGS),
                        marked.revisions().rows()),
                Rows.unlessNone(
                        scanned.manifests().count(Scanned.NOT_PARSED),
                        scanned.manifests().rows()),
                marked.usage().rows(),
                Rows.unlessNone(marked.blobs(BlobState.MISSING), counted),
                Rows.unlessNone(marked.counted().count(Marked.ODD_SIZES), counted),
                marked.unresolved(),
                marked.decided()
                        .map(decided -> Rows.unlessNone(decided.count(Marked.ORPHANED), decided.rows()))
                        .orElseGet(() -> run.spark().createDataFrame(List.of(), Decided.TABLE.schema())));
    }

    private WrittenFile write(ContractTable table, Dataset<Row> rows, Map<String, Column> counts, String... order) {
        return write(run, table, rows, counts, order);
    }

    private WrittenFile write(
            RunFolder to, ContractTable table, Dataset<Row> rows, Map<String, Column> counts, String... order) {
        Dataset<Row> stamped = rows.withColumn("run_id", lit(runId)).withColumn("run_at", lit(startedAt));
        return to.writeFile(
                "table_" + table.name(),
                stamped.select(ContractSchema.columns(table)),
                counts,
                Stream.of(order).flatMap(RunTables::orderedBy).toArray(Column[]::new));
    }

    private static Stream<Column> orderedBy(String name) {
        return name.equals(BlobsTable.DIGEST) ? Stream.of(DigestOrder.by(name)) : Stream.of(col(name));
    }

    private Dataset<Row> published(ContractTable table, Optional<Location> file) {
        return file.map(place -> published(table, place))
                .orElseGet(() -> run.spark().createDataFrame(List.of(), ContractSchema.of(table)));
    }

    private Dataset<Row> published(ContractTable table, Location file) {
        return run.spark().read().schema(ContractSchema.of(table)).parquet(Locations.toRead(file));
    }

    private static Map<String, Column> totals(String... columns) {
        Map<String, Column> totals = new HashMap<>();
        totals.put(ROWS, count(lit(1)));
        for (String name : columns) {
            totals.put(name, coalesce(sum(col(name)), lit(0L)));
        }
        return totals;
    }
}
