package dev.ballast.analytics;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

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

    private ManifestWeights() {}

    /**
     * One row of {@link Weights} per stored manifest.
     *
     * @param counted rows of {@link Counted}
     * @param resolutions repository, named digest, digest: what digests of other algorithms stand for
     */
    public static Dataset<Row> of(Dataset<Row> manifests, Dataset<Row> counted, Dataset<Row> resolutions) {
        Column isReferenced = col(Counted.STATE).equalTo(BlobState.REFERENCED.label());
        Dataset<Row> stored = counted.filter(isReferenced).select(Counted.DIGEST, Counted.SIZE_BYTES, Counted.HOLDERS);
        Column size = coalesce(col(Counted.SIZE_BYTES), lit(0L));
        Column role = ManifestParts.field(Reference.ROLE);
        Column isEntry = role.equalTo(BlobKind.MANIFEST.label());
        Column isLayer = role.equalTo(BlobKind.LAYER.label());
        Column isOfImage = col(ManifestParts.KIND).equalTo(ManifestKinds.IMAGE);
        return ManifestParts.of(manifests)
                .withColumn(Links.NAMED_DIGEST, ManifestParts.field(Reference.DIGEST))
                .join(meant(resolutions), Joins.on(Links.NAMED_DIGEST), "left")
                .withColumn(Counted.DIGEST, coalesce(col(RESOLVED), col(Links.NAMED_DIGEST)))
                .join(stored, Joins.on(Counted.DIGEST), "left")
                .select(
                        col(ManifestParts.MANIFEST),
                        col(ManifestParts.POSITION),
                        size.as(WeighManifests.SIZE_BYTES),
                        isEntry.as(WeighManifests.IS_ENTRY),
                        coalesce(col(Counted.HOLDERS).equalTo(1), lit(false)).as(WeighManifests.IS_EXCLUSIVE),
                        isLayer.as(WeighManifests.IS_LAYER),
                        when(isLayer.and(isOfImage), col(Counted.DIGEST)).as(WeighManifests.CHAINED_DIGEST))
                .repartition(col(ManifestParts.MANIFEST))
                // By a number first: digests all begin alike, and to compare them is what sorting would take its time
                // for.
                .sortWithinPartitions(
                        xxhash64(col(ManifestParts.MANIFEST)), col(ManifestParts.MANIFEST), col(ManifestParts.POSITION))
                .mapPartitions(new WeighManifests(), Encoders.row(Weights.TABLE.schema()));
    }

    /** named digest, resolved: the same in every repository, since both are hashes of one content. */
    private static Dataset<Row> meant(Dataset<Row> resolutions) {
        return resolutions.groupBy(Links.NAMED_DIGEST).agg(min(Links.DIGEST).as(RESOLVED));
    }
}
