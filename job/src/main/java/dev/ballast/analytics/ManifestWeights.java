package dev.ballast.analytics;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.when;

import dev.ballast.tables.BlobKind;
import dev.ballast.tables.BlobState;
import dev.ballast.tables.Counted;
import dev.ballast.tables.Joins;
import dev.ballast.tables.Links;
import dev.ballast.tables.ManifestKinds;
import dev.ballast.tables.ManifestParts;
import dev.ballast.tables.Manifests.Reference;
import dev.ballast.tables.Weights;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Weighs every manifest once: what it brings along, and what of it goes with it. */
public final class ManifestWeights {
    private static final String RESOLVED = "resolved";
    /** Stands for a manifest while its parts are on their way: a number is moved and sorted in a fraction of a digest's time. */
    private static final String NUMBER = "number";

    private ManifestWeights() {}

    /**
     * One row of {@link Weights} per stored manifest.
     *
     * @param counted rows of {@link Counted}
     * @param resolutions repository, named digest, digest: what digests of other algorithms stand for
     */
    public static Dataset<Row> of(Dataset<Row> manifests, Dataset<Row> counted, Dataset<Row> resolutions) {
        Column isReferenced = col(Counted.STATE).equalTo(BlobState.REFERENCED.label());
        Dataset<Row> stored = counted.filter(isReferenced)
                .select(Counted.DIGEST, Counted.SIZE_BYTES, Counted.HOLDERS, Counted.MANIFEST_REFERENCES);
        Column size = coalesce(col(Counted.SIZE_BYTES), lit(0L));
        Column role = ManifestParts.field(Reference.ROLE);
        Column isSelf = role.equalTo(ManifestParts.SELF);
        Column isEntry = role.equalTo(BlobKind.MANIFEST.label());
        Column isLayer = role.equalTo(BlobKind.LAYER.label());
        Column isOfImage = col(ManifestParts.KIND).equalTo(ManifestKinds.IMAGE);
        return ManifestParts.of(manifests.withColumn(NUMBER, monotonically_increasing_id()), col(NUMBER))
                .withColumn(Links.NAMED_DIGEST, ManifestParts.field(Reference.DIGEST))
                .join(meant(resolutions), Joins.on(Links.NAMED_DIGEST), "left")
                .withColumn(Counted.DIGEST, coalesce(col(RESOLVED), col(Links.NAMED_DIGEST)))
                .join(stored, Joins.on(Counted.DIGEST), "left")
                .select(
                        col(NUMBER),
                        col(ManifestParts.POSITION),
                        when(isSelf, col(Links.NAMED_DIGEST))
                                .otherwise(col(Counted.DIGEST))
                                .as(WeighManifests.DIGEST),
                        size.as(WeighManifests.SIZE_BYTES),
                        isEntry.as(WeighManifests.IS_ENTRY),
                        coalesce(col(Counted.HOLDERS).equalTo(1), lit(false)).as(WeighManifests.IS_EXCLUSIVE),
                        isLayer.as(WeighManifests.IS_LAYER),
                        isLayer.and(isOfImage).as(WeighManifests.IS_CHAINED),
                        coalesce(col(Counted.MANIFEST_REFERENCES).gt(1), lit(true))
                                .as(WeighManifests.IS_SHARED))
                .repartition(col(NUMBER))
                .sortWithinPartitions(NUMBER, ManifestParts.POSITION)
                .mapPartitions(new WeighManifests(), Encoders.row(Weights.TABLE.schema()));
    }

    /** named digest, resolved: the same in every repository, since both are hashes of one content. */
    private static Dataset<Row> meant(Dataset<Row> resolutions) {
        return resolutions.groupBy(Links.NAMED_DIGEST).agg(min(Links.DIGEST).as(RESOLVED));
    }
}
