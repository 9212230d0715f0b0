package dev.ballast.mark;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import dev.ballast.tables.BlobKind;
import dev.ballast.tables.EntryKind;
import dev.ballast.tables.Joins;
import dev.ballast.tables.Links;
import dev.ballast.tables.ManifestState;
import dev.ballast.tables.Manifests;
import dev.ballast.tables.Manifests.Reference;
import dev.ballast.tables.Usage;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Counts, for every repository and blob, who refers to it. What reachable manifests are and name, and what repositories
 * link, are put under one another and grouped once: one shuffle for the whole registry.
 */
public final class ReferenceCounts {
    private static final String NAMED = "named";
    private static final String KEPT_WHOLE = "kept_whole";

    private ReferenceCounts() {}

    /**
     * One row of {@link Usage} per repository and blob that it reaches or links.
     *
     * @param reachable repository, digest of the reachable manifests
     * @param damaged repositories that keep everything they link
     */
    public static Dataset<Row> usage(
            Dataset<Row> links, Dataset<Row> reachable, Dataset<Row> manifests, Dataset<Row> damaged) {
        return resolved(named(reachable, manifests), links)
                .unionByName(linked(links, damaged))
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

    /** One row per reachable manifest for itself, and one for each digest that it names. */
    private static Dataset<Row> named(Dataset<Row> reachable, Dataset<Row> manifests) {
        Dataset<Row> stored = manifests
                .filter(not(col(Manifests.STATE).equalTo(ManifestState.ABSENT.label())))
                .select(
                        col(Manifests.DIGEST),
                        concat(array(itself()), transform(col(Manifests.REFERENCES), ReferenceCounts::reference))
                                .as(NAMED));
        return reachable
                .join(stored, Roots.DIGEST)
                .select(
                        col(Roots.REPOSITORY).as(Usage.REPOSITORY),
                        explode(col(NAMED)).as(NAMED))
                .select(Usage.REPOSITORY, NAMED + ".*")
                .withColumn(Usage.REACHED, lit(true))
                .withColumn(Usage.DECLARED_MAX_BYTES, col(Usage.DECLARED_MIN_BYTES))
                .withColumn(Usage.LAYER_LINKED, lit(false))
                .withColumn(Usage.NEWEST_LINK_AT, lit(null).cast(DataTypes.TimestampType));
    }

    /** A manifest counts as content once, and nothing has to name it. */
    private static Column itself() {
        return struct(
                col(Manifests.DIGEST).as(Usage.DIGEST),
                lit(0L).as(Usage.MANIFEST_REFERENCES),
                lit(1L).as(Usage.LOGICAL_COUNT),
                lit(false).as(Usage.EXPECTED),
                lit(BlobKind.MANIFEST.rank()).as(Usage.KIND_RANK),
                lit(null).cast(DataTypes.LongType).as(Usage.DECLARED_MIN_BYTES));
    }

    /** An index counts its own document only: the children that it names count themselves. */
    private static Column reference(Column reference) {
        Column role = reference.getField(Reference.ROLE);
        return struct(
                reference.getField(Reference.DIGEST).as(Usage.DIGEST),
                lit(1L).as(Usage.MANIFEST_REFERENCES),
                when(role.equalTo(BlobKind.MANIFEST.label()), 0L).otherwise(1L).as(Usage.LOGICAL_COUNT),
                reference.getField(Reference.STORED_HERE).as(Usage.EXPECTED),
                kindRank(role).as(Usage.KIND_RANK),
                reference.getField(Reference.DECLARED_BYTES).as(Usage.DECLARED_MIN_BYTES));
    }

    private static Column kindRank(Column role) {
        Column rank = lit(BlobKind.UNKNOWN.rank());
        for (BlobKind kind : BlobKind.values()) {
            rank = when(role.equalTo(kind.label()), kind.rank()).otherwise(rank);
        }
        return rank;
    }

    /** Blobs are stored under SHA-256; a manifest that names another digest means what the repository's link holds. */
    private static Dataset<Row> resolved(Dataset<Row> named, Dataset<Row> links) {
        Dataset<Row> resolutions = Damage.resolutions(links)
                .select(
                        col(Links.REPOSITORY).as(Usage.REPOSITORY),
                        col(Links.NAMED_DIGEST).as(Usage.DIGEST),
                        col(Links.DIGEST).as(NAMED));
        Dataset<Row> foreign = named.filter(Damage.needsResolving(col(Usage.DIGEST)))
                .join(resolutions, Joins.on(Usage.REPOSITORY, Usage.DIGEST))
                .withColumn(Usage.DIGEST, col(NAMED))
                .drop(NAMED);
        return named.filter(not(Damage.needsResolving(col(Usage.DIGEST)))).unionByName(foreign);
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
                        lit(null).cast(DataTypes.LongType).as(Usage.DECLARED_MIN_BYTES),
                        lit(null).cast(DataTypes.LongType).as(Usage.DECLARED_MAX_BYTES),
                        col(Links.KIND).equalTo(EntryKind.LAYER.label()).as(Usage.LAYER_LINKED),
                        col(Links.MODIFIED_AT).as(Usage.NEWEST_LINK_AT));
    }
}
