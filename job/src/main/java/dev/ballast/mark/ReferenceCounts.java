package dev.ballast.mark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.ballast.tables.BlobKind;
import dev.ballast.tables.EntryKind;
import dev.ballast.tables.Joins;
import dev.ballast.tables.Links;
import dev.ballast.tables.Manifests;
import dev.ballast.tables.Manifests.Reference;
import dev.ballast.tables.Usage;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Counts, for every repository and blob, who refers to it. What reachable manifests are and name, and what repositories
 * link, are put under one another and grouped once: one shuffle for the whole registry.
 */
public final class ReferenceCounts {
    private static final String REFERENCE = "reference";
    private static final String RESOLVED = "resolved";
    private static final String KEPT_WHOLE = "kept_whole";

    private ReferenceCounts() {}

    /**
     * What is counted.
     *
     * @param reachable repository, digest of the reachable manifests
     * @param absent digest of the manifests that are linked and not stored
     * @param damaged repositories that keep everything they link
     * @param resolutions repository, named digest, digest: what digests of other algorithms stand for
     */
    public record Sources(
            Dataset<Row> links,
            Dataset<Row> manifests,
            Dataset<Row> reachable,
            Dataset<Row> absent,
            Dataset<Row> damaged,
            Dataset<Row> resolutions) {}

    /** One row of {@link Usage} per repository and blob that it reaches or links. */
    public static Dataset<Row> usage(Sources sources) {
        return resolved(named(sources.reachable(), sources.manifests()), sources.resolutions())
                .unionByName(manifestsThemselves(sources.reachable(), sources.absent()))
                .unionByName(linked(sources.links(), sources.damaged()))
                .groupBy(Usage.REPOSITORY, Usage.DIGEST)
                .agg(
                        max(Usage.REACHED).as(Usage.REACHED),
                        sum(Usage.MANIFEST_REFERENCES).as(Usage.MANIFEST_REFERENCES),
                        sum(Usage.LOGICAL_COUNT).as(Usage.LOGICAL_COUNT),
                        max(Usage.EXPECTED).as(Usage.EXPECTED),
                        max(Usage.KIND_RANK).as(Usage.KIND_RANK),
                        min(Usage.DECLARED_MIN_BYTES).as(Usage.DECLARED_MIN_BYTES),
                        max(Usage.DECLARED_MAX_BYTES).as(Usage.DECLARED_MAX_BYTES),
                        max(Usage.LAYER_LINKED).as(Usage.LAYER_LINKED),
                        max(Usage.NEWEST_LINK_AT).as(Usage.NEWEST_LINK_AT));
    }

    /** One row for each digest that a reachable manifest names. An index's children count themselves, not in it. */
    private static Dataset<Row> named(Dataset<Row> reachable, Dataset<Row> manifests) {
        Dataset<Row> references = manifests.select(
                col(Manifests.DIGEST), explode(col(Manifests.REFERENCES)).as(REFERENCE));
        Column role = col(REFERENCE).getField(Reference.ROLE);
        Column declared = col(REFERENCE).getField(Reference.DECLARED_BYTES);
        return reachable
                .join(references, Roots.DIGEST)
                .select(
                        col(Roots.REPOSITORY).as(Usage.REPOSITORY),
                        col(REFERENCE).getField(Reference.DIGEST).as(Usage.DIGEST),
                        lit(true).as(Usage.REACHED),
                        lit(1L).as(Usage.MANIFEST_REFERENCES),
                        when(role.equalTo(BlobKind.MANIFEST.label()), 0L)
                                .otherwise(1L)
                                .as(Usage.LOGICAL_COUNT),
                        col(REFERENCE).getField(Reference.STORED_HERE).as(Usage.EXPECTED),
                        kindRank(role).as(Usage.KIND_RANK),
                        declared.as(Usage.DECLARED_MIN_BYTES),
                        declared.as(Usage.DECLARED_MAX_BYTES),
                        lit(false).as(Usage.LAYER_LINKED),
                        none(DataTypes.TimestampType).as(Usage.NEWEST_LINK_AT));
    }

    /** One row for each reachable manifest itself: it counts as content once, and nothing has to name it. */
    private static Dataset<Row> manifestsThemselves(Dataset<Row> reachable, Dataset<Row> absent) {
        return reachable
                .join(absent, Joins.on(Roots.DIGEST), "left_anti")
                .select(
                        col(Roots.REPOSITORY).as(Usage.REPOSITORY),
                        col(Roots.DIGEST).as(Usage.DIGEST),
                        lit(true).as(Usage.REACHED),
                        lit(0L).as(Usage.MANIFEST_REFERENCES),
                        lit(1L).as(Usage.LOGICAL_COUNT),
                        lit(false).as(Usage.EXPECTED),
                        lit(BlobKind.MANIFEST.rank()).as(Usage.KIND_RANK),
                        none(DataTypes.LongType).as(Usage.DECLARED_MIN_BYTES),
                        none(DataTypes.LongType).as(Usage.DECLARED_MAX_BYTES),
                        lit(false).as(Usage.LAYER_LINKED),
                        none(DataTypes.TimestampType).as(Usage.NEWEST_LINK_AT));
    }

    private static Column kindRank(Column role) {
        Column rank = lit(BlobKind.UNKNOWN.rank());
        for (BlobKind kind : BlobKind.values()) {
            rank = when(role.equalTo(kind.label()), kind.rank()).otherwise(rank);
        }
        return rank;
    }

    /** Blobs are stored under SHA-256; a manifest that names another digest means what the repository's link holds. */
    private static Dataset<Row> resolved(Dataset<Row> named, Dataset<Row> resolutions) {
        Dataset<Row> meanings = resolutions.select(
                col(Links.REPOSITORY).as(Usage.REPOSITORY),
                col(Links.NAMED_DIGEST).as(Usage.DIGEST),
                col(Links.DIGEST).as(RESOLVED));
        Dataset<Row> meant = named.filter(Damage.needsResolving(col(Usage.DIGEST)))
                .join(meanings, Joins.on(Usage.REPOSITORY, Usage.DIGEST))
                .withColumn(Usage.DIGEST, col(RESOLVED))
                .drop(RESOLVED);
        return named.filter(not(Damage.needsResolving(col(Usage.DIGEST)))).unionByName(meant);
    }

    private static Dataset<Row> linked(Dataset<Row> links, Dataset<Row> damaged) {
        Column isSignature = col(Links.KIND).equalTo(EntryKind.SIGNATURE.label());
        Column isServed = col(Links.KIND).isin(EntryKind.LAYER.label(), EntryKind.REVISION.label());
        Dataset<Row> contentLinks = links.filter(col(Links.DIGEST).isNotNull());
        Dataset<Row> keptWhole = damaged.withColumn(KEPT_WHOLE, lit(true));
        return contentLinks
                .join(keptWhole, Joins.on(Links.REPOSITORY), "left")
                .select(
                        col(Links.REPOSITORY).as(Usage.REPOSITORY),
                        col(Links.DIGEST).as(Usage.DIGEST),
                        isSignature
                                .or(isServed.and(col(KEPT_WHOLE).isNotNull()))
                                .as(Usage.REACHED),
                        lit(0L).as(Usage.MANIFEST_REFERENCES),
                        lit(0L).as(Usage.LOGICAL_COUNT),
                        lit(false).as(Usage.EXPECTED),
                        lit(BlobKind.UNKNOWN.rank()).as(Usage.KIND_RANK),
                        none(DataTypes.LongType).as(Usage.DECLARED_MIN_BYTES),
                        none(DataTypes.LongType).as(Usage.DECLARED_MAX_BYTES),
                        col(Links.KIND).equalTo(EntryKind.LAYER.label()).as(Usage.LAYER_LINKED),
                        col(Links.MODIFIED_AT).as(Usage.NEWEST_LINK_AT));
    }

    private static Column none(DataType type) {
        return lit(null).cast(type);
    }
}
