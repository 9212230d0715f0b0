package dev.ballast.analytics;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.ballast.tables.BlobState;
import dev.ballast.tables.Candidates;
import dev.ballast.tables.Counted;
import dev.ballast.tables.EntryKind;
import dev.ballast.tables.Joins;
import dev.ballast.tables.Links;
import dev.ballast.tables.Manifests;
import dev.ballast.tables.Usage;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** The published table {@code repositories}: every fact of a repository under one another, added up once. */
public final class Repositories {
    public static final String LOGICAL_BYTES = "logical_bytes";
    public static final String DISTINCT_BYTES = "distinct_bytes";
    public static final String PROJECT = "project";

    private static final String REPOSITORY = "repository";
    private static final List<String> SUMS = List.of(
            "tags",
            "manifests",
            "untagged_manifests",
            "images",
            "blobs",
            LOGICAL_BYTES,
            DISTINCT_BYTES,
            "exclusive_bytes",
            "reclaimable_bytes",
            "dangling_layer_links",
            "upload_bytes");
    private static final String LAST_PUSHED_AT = "last_pushed_at";

    private Repositories() {}

    /**
     * One row per repository that holds anything, without run_id and run_at.
     *
     * @param candidates with what protects each; only what nothing protects is reclaimable
     */
    public static Dataset<Row> of(
            Dataset<Row> links,
            Dataset<Row> manifests,
            Dataset<Row> usage,
            Dataset<Row> counted,
            Dataset<Row> candidates) {
        Dataset<Row> facts = ofLinks(links)
                .unionByName(ofRevisions(links, manifests))
                .unionByName(ofBlobs(usage, counted))
                .unionByName(ofCandidates(candidates));
        List<Column> totals = new ArrayList<>();
        SUMS.forEach(name -> totals.add(sum(name).as(name)));
        Column newest = max(LAST_PUSHED_AT).as(LAST_PUSHED_AT);
        return facts.groupBy(REPOSITORY)
                .agg(newest, totals.toArray(Column[]::new))
                .withColumn(PROJECT, element_at(split(col(REPOSITORY), "/"), 1))
                .withColumn("shared_bytes", col(DISTINCT_BYTES).minus(col("exclusive_bytes")));
    }

    private static Dataset<Row> ofLinks(Dataset<Row> links) {
        Column isUpload = col(Links.KIND).equalTo(EntryKind.UPLOAD.label());
        Dataset<Row> sizes = links.filter(col(Links.REPOSITORY).isNotNull())
                .select(
                        col(Links.REPOSITORY),
                        when(isUpload, col(Links.SIZE_BYTES)).otherwise(0L).as("upload_bytes"));
        return fact(sizes, "upload_bytes");
    }

    private static Dataset<Row> ofRevisions(Dataset<Row> links, Dataset<Row> manifests) {
        Column isTag = col(Links.KIND).equalTo(EntryKind.TAG.label());
        Column isRevision = col(Links.KIND).equalTo(EntryKind.REVISION.label());
        Dataset<Row> revisions = links.filter(
                        isTag.or(isRevision).and(col(Links.DIGEST).isNotNull()))
                .groupBy(Links.REPOSITORY, Links.DIGEST)
                .agg(
                        count_if(isTag).as("tags"),
                        max(isRevision).as("is_revision"),
                        max(Links.MODIFIED_AT).as(LAST_PUSHED_AT));
        Column isImage = col(Manifests.KIND).equalTo("image");
        Dataset<Row> known = revisions
                .join(manifests.select(Manifests.DIGEST, Manifests.KIND), Joins.on(Links.DIGEST), "left")
                .select(
                        col(REPOSITORY),
                        col("tags"),
                        one(col("is_revision")).as("manifests"),
                        one(col("is_revision").and(col("tags").equalTo(0))).as("untagged_manifests"),
                        one(col("is_revision").and(isImage)).as("images"),
                        col(LAST_PUSHED_AT));
        return fact(known, "tags", "manifests", "untagged_manifests", "images", LAST_PUSHED_AT);
    }

    private static Dataset<Row> ofBlobs(Dataset<Row> usage, Dataset<Row> counted) {
        Dataset<Row> stored = counted.filter(col(Counted.STATE).equalTo(BlobState.REFERENCED.label()))
                .select(Counted.DIGEST, Counted.SIZE_BYTES, Counted.REPOSITORY_REFERENCES);
        Column isExclusive = col(Counted.REPOSITORY_REFERENCES).equalTo(1);
        Dataset<Row> sized = usage.filter(Usage.REACHED)
                .select(Usage.REPOSITORY, Usage.DIGEST, Usage.LOGICAL_COUNT)
                .join(stored, Usage.DIGEST)
                .select(
                        col(REPOSITORY),
                        lit(1L).as("blobs"),
                        col(Counted.SIZE_BYTES)
                                .multiply(col(Usage.LOGICAL_COUNT))
                                .as(LOGICAL_BYTES),
                        col(Counted.SIZE_BYTES).as(DISTINCT_BYTES),
                        when(isExclusive, col(Counted.SIZE_BYTES)).otherwise(0L).as("exclusive_bytes"));
        return fact(sized, "blobs", LOGICAL_BYTES, DISTINCT_BYTES, "exclusive_bytes");
    }

    private static Dataset<Row> ofCandidates(Dataset<Row> candidates) {
        Column isPlanned = col(Candidates.PROTECTED_BY).isNull();
        Column isOfOneRepository = col(Candidates.REPOSITORY)
                .isNotNull()
                .or(col(Candidates.LINKING_REPOSITORIES).equalTo(1));
        Column owner = when(col(Candidates.REPOSITORY).isNotNull(), col(Candidates.REPOSITORY))
                .otherwise(col(Candidates.LAST_LINKED_BY));
        Dataset<Row> owned = candidates
                .filter(isOfOneRepository)
                .select(
                        owner.as(REPOSITORY),
                        when(isPlanned, col(Candidates.SIZE_BYTES))
                                .otherwise(0L)
                                .as("reclaimable_bytes"),
                        one(col(Candidates.REASON).equalTo("dead_layer_link")).as("dangling_layer_links"));
        return fact(owned, "reclaimable_bytes", "dangling_layer_links");
    }

    private static Column one(Column condition) {
        return when(condition, 1L).otherwise(0L);
    }

    /** The same columns for every kind of fact; what a kind does not know adds nothing. */
    private static Dataset<Row> fact(Dataset<Row> rows, String... known) {
        List<String> names = List.of(known);
        List<Column> columns = new ArrayList<>(List.of(col(REPOSITORY)));
        SUMS.forEach(name -> columns.add(names.contains(name) ? col(name) : lit(0L).as(name)));
        columns.add(
                names.contains(LAST_PUSHED_AT)
                        ? col(LAST_PUSHED_AT)
                        : lit(null).cast(DataTypes.TimestampType).as(LAST_PUSHED_AT));
        return rows.select(columns.toArray(Column[]::new));
    }
}
