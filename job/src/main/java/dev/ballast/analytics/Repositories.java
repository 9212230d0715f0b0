package dev.ballast.analytics;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.ballast.tables.BlobState;
import dev.ballast.tables.Candidates;
import dev.ballast.tables.Counted;
import dev.ballast.tables.EntryKind;
import dev.ballast.tables.Joins;
import dev.ballast.tables.Links;
import dev.ballast.tables.ManifestKinds;
import dev.ballast.tables.Manifests;
import dev.ballast.tables.Projects;
import dev.ballast.tables.Revisions;
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
    public static final String REACHED_BLOBS = "blobs";

    private static final String REPOSITORY = "repository";
    private static final List<String> SUMS = List.of(
            "tags",
            "manifests",
            "untagged_manifests",
            "images",
            REACHED_BLOBS,
            LOGICAL_BYTES,
            DISTINCT_BYTES,
            "exclusive_bytes",
            "reclaimable_bytes",
            "dangling_layer_links",
            "upload_bytes",
            FairShares.WHOLE,
            FairShares.PARTS);
    private static final String LAST_PUSHED_AT = "last_pushed_at";

    private Repositories() {}

    /**
     * One row per repository that holds anything, without run_id and run_at.
     *
     * @param revisions rows of {@link Revisions}
     * @param candidates with what protects each; only what nothing protects is reclaimable
     * @param referencedBytes what the fair shares sum to
     */
    public static Dataset<Row> of(
            Dataset<Row> links,
            Dataset<Row> revisions,
            Dataset<Row> manifests,
            Dataset<Row> usage,
            Dataset<Row> counted,
            Dataset<Row> candidates,
            long referencedBytes) {
        Dataset<Row> facts = ofLinks(links)
                .unionByName(ofRevisions(revisions, manifests))
                .unionByName(ofBlobs(usage, counted))
                .unionByName(ofCandidates(candidates));
        List<Column> totals = new ArrayList<>();
        SUMS.forEach(name -> totals.add(sum(name).as(name)));
        Column newest = max(LAST_PUSHED_AT).as(LAST_PUSHED_AT);
        Dataset<Row> repositories = facts.groupBy(REPOSITORY).agg(newest, totals.toArray(Column[]::new));
        return FairShares.rounded(repositories, REPOSITORY, col(REACHED_BLOBS).gt(0), referencedBytes)
                .withColumn(PROJECT, Projects.of(col(REPOSITORY)))
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

    private static Dataset<Row> ofRevisions(Dataset<Row> revisions, Dataset<Row> manifests) {
        Column isRevision = col(Revisions.IS_REVISION);
        Column isImage = col(Manifests.KIND).equalTo(ManifestKinds.IMAGE);
        Dataset<Row> known = revisions
                .join(manifests.select(Manifests.DIGEST, Manifests.KIND), Joins.on(Revisions.DIGEST), "left")
                .select(
                        col(REPOSITORY),
                        col(Revisions.TAGS),
                        one(isRevision).as("manifests"),
                        one(isRevision.and(col(Revisions.TAGS).equalTo(0))).as("untagged_manifests"),
                        one(isRevision.and(isImage)).as("images"),
                        col(Revisions.NEWEST_LINK_AT).as(LAST_PUSHED_AT));
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
                        lit(1L).as(REACHED_BLOBS),
                        col(Counted.SIZE_BYTES)
                                .multiply(col(Usage.LOGICAL_COUNT))
                                .as(LOGICAL_BYTES),
                        col(Counted.SIZE_BYTES).as(DISTINCT_BYTES),
                        when(isExclusive, col(Counted.SIZE_BYTES)).otherwise(0L).as("exclusive_bytes"),
                        FairShares.whole(col(Counted.SIZE_BYTES), col(Counted.REPOSITORY_REFERENCES))
                                .as(FairShares.WHOLE),
                        FairShares.parts(col(Counted.SIZE_BYTES), col(Counted.REPOSITORY_REFERENCES))
                                .as(FairShares.PARTS));
        return fact(
                sized,
                REACHED_BLOBS,
                LOGICAL_BYTES,
                DISTINCT_BYTES,
                "exclusive_bytes",
                FairShares.WHOLE,
                FairShares.PARTS);
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
