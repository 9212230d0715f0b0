package dev.ballast.mark;

import static org.apache.spark.sql.functions.col;
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
import dev.ballast.tables.ManifestParts;
import dev.ballast.tables.Manifests.Reference;
import dev.ballast.tables.MediaTypes;
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
    private static final String RESOLVED = "resolved";
    private static final String KEPT_WHOLE = "kept_whole";
    private static final String OWN = "own";

    private ReferenceCounts() {}

    /**
     * What is counted.
     *
     * @param reachable repository, digest, tags of the reachable manifests
     * @param tagReach to what tags lead beyond the manifests that they point at, as {@link TagReach} says
     * @param mediaTypes every media type that the manifests declare
     * @param damaged repositories that keep everything they link
     * @param resolutions repository, named digest, digest: what digests of other algorithms stand for
     */
    public record Sources(
            Dataset<Row> links,
            Dataset<Row> manifests,
            Dataset<Row> reachable,
            Dataset<Row> tagReach,
            MediaTypes mediaTypes,
            Dataset<Row> damaged,
            Dataset<Row> resolutions) {}

    /** One row of {@link Usage} per repository and blob that it reaches or links. */
    public static Dataset<Row> usage(Sources sources) {
        Dataset<Row> named = named(sources).unionByName(taggedFromAfar(sources));
        return resolved(named, sources.resolutions())
                .unionByName(linked(sources.links(), sources.damaged()))
                .groupBy(Usage.REPOSITORY, Usage.DIGEST)
                .agg(
                        max(Usage.REACHED).as(Usage.REACHED),
                        sum(Usage.MANIFEST_REFERENCES).as(Usage.MANIFEST_REFERENCES),
                        sum(Usage.TAG_REFERENCES).as(Usage.TAG_REFERENCES),
                        sum(Usage.HOLDERS).as(Usage.HOLDERS),
                        sum(Usage.LOGICAL_COUNT).as(Usage.LOGICAL_COUNT),
                        max(Usage.EXPECTED).as(Usage.EXPECTED),
                        max(Usage.KIND_RANK).as(Usage.KIND_RANK),
                        min(Usage.MEDIA_TYPE_RANK).as(Usage.MEDIA_TYPE_RANK),
                        min(Usage.DECLARED_MIN_BYTES).as(Usage.DECLARED_MIN_BYTES),
                        max(Usage.DECLARED_MAX_BYTES).as(Usage.DECLARED_MAX_BYTES),
                        max(Usage.LAYER_LINKED).as(Usage.LAYER_LINKED),
                        max(Usage.NEWEST_LINK_AT).as(Usage.NEWEST_LINK_AT));
    }

    /**
     * One row for each digest that a reachable manifest is or names. A manifest counts as content once, and nothing has
     * to name it; an index's entries count themselves, not in it.
     */
    private static Dataset<Row> named(Sources sources) {
        Column role = ManifestParts.field(Reference.ROLE);
        Column isSelf = role.equalTo(ManifestParts.SELF);
        Column declared = ManifestParts.field(Reference.DECLARED_BYTES);
        Dataset<Row> named = sources.reachable()
                .join(parts(sources.manifests()), Roots.DIGEST)
                .select(
                        col(Roots.REPOSITORY).as(Usage.REPOSITORY),
                        ManifestParts.field(Reference.DIGEST).as(Usage.DIGEST),
                        lit(true).as(Usage.REACHED),
                        when(isSelf, 0L).otherwise(1L).as(Usage.MANIFEST_REFERENCES),
                        col(Roots.TAGS).as(Usage.TAG_REFERENCES),
                        lit(1L).as(Usage.HOLDERS),
                        when(role.equalTo(BlobKind.MANIFEST.label()), 0L)
                                .otherwise(1L)
                                .as(Usage.LOGICAL_COUNT),
                        ManifestParts.field(Reference.STORED_HERE).as(Usage.EXPECTED),
                        when(isSelf, BlobKind.MANIFEST.rank())
                                .otherwise(kindRank(role))
                                .as(Usage.KIND_RANK),
                        ManifestParts.field(Reference.MEDIA_TYPE).as(MediaTypes.MEDIA_TYPE),
                        declared.as(Usage.DECLARED_MIN_BYTES),
                        declared.as(Usage.DECLARED_MAX_BYTES),
                        lit(false).as(Usage.LAYER_LINKED),
                        none(DataTypes.TimestampType).as(Usage.NEWEST_LINK_AT));
        return sources.mediaTypes().ranked(named);
    }

    /** Tags of a manifest, for what they lead to and it does not name itself: each tag once, however many ways there are. */
    private static Dataset<Row> taggedFromAfar(Sources sources) {
        return sources.tagReach()
                .join(parts(sources.manifests()), TagReach.DIGEST)
                .select(
                        col(TagReach.REPOSITORY).as(Usage.REPOSITORY),
                        col(TagReach.TARGET),
                        ManifestParts.field(Reference.DIGEST).as(Usage.DIGEST),
                        col(TagReach.TAGS).as(Usage.TAG_REFERENCES),
                        col(TagReach.TARGET).equalTo(col(TagReach.DIGEST)).as(OWN))
                .groupBy(Usage.REPOSITORY, TagReach.TARGET, Usage.DIGEST, Usage.TAG_REFERENCES)
                .agg(max(OWN).as(OWN))
                .filter(not(col(OWN)))
                .select(only(col(Usage.TAG_REFERENCES)));
    }

    /** A repository's blob of which nothing is known but how many tags lead to it. */
    private static Column[] only(Column tags) {
        return new Column[] {
            col(Usage.REPOSITORY),
            col(Usage.DIGEST),
            lit(false).as(Usage.REACHED),
            lit(0L).as(Usage.MANIFEST_REFERENCES),
            tags.as(Usage.TAG_REFERENCES),
            lit(0L).as(Usage.HOLDERS),
            lit(0L).as(Usage.LOGICAL_COUNT),
            lit(false).as(Usage.EXPECTED),
            lit(BlobKind.UNKNOWN.rank()).as(Usage.KIND_RANK),
            none(DataTypes.IntegerType).as(Usage.MEDIA_TYPE_RANK),
            none(DataTypes.LongType).as(Usage.DECLARED_MIN_BYTES),
            none(DataTypes.LongType).as(Usage.DECLARED_MAX_BYTES),
            lit(false).as(Usage.LAYER_LINKED),
            none(DataTypes.TimestampType).as(Usage.NEWEST_LINK_AT)
        };
    }

    private static Dataset<Row> parts(Dataset<Row> manifests) {
        return ManifestParts.of(manifests).withColumnRenamed(ManifestParts.MANIFEST, Roots.DIGEST);
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
        Column isKept = isSignature.or(isServed.and(col(KEPT_WHOLE).isNotNull()));
        return contentLinks
                .join(keptWhole, Joins.on(Links.REPOSITORY), "left")
                .select(
                        col(Links.REPOSITORY).as(Usage.REPOSITORY),
                        col(Links.DIGEST).as(Usage.DIGEST),
                        isKept.as(Usage.REACHED),
                        lit(0L).as(Usage.MANIFEST_REFERENCES),
                        lit(0L).as(Usage.TAG_REFERENCES),
                        when(isKept, 1L).otherwise(0L).as(Usage.HOLDERS),
                        lit(0L).as(Usage.LOGICAL_COUNT),
                        lit(false).as(Usage.EXPECTED),
                        lit(BlobKind.UNKNOWN.rank()).as(Usage.KIND_RANK),
                        none(DataTypes.IntegerType).as(Usage.MEDIA_TYPE_RANK),
                        none(DataTypes.LongType).as(Usage.DECLARED_MIN_BYTES),
                        none(DataTypes.LongType).as(Usage.DECLARED_MAX_BYTES),
                        col(Links.KIND).equalTo(EntryKind.LAYER.label()).as(Usage.LAYER_LINKED),
                        col(Links.MODIFIED_AT).as(Usage.NEWEST_LINK_AT));
    }

    private static Column none(DataType type) {
        return lit(null).cast(type);
    }
}
