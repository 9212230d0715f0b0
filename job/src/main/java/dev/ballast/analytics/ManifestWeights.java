package dev.ballast.analytics;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
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
        Column isImageLayer =
                role.equalTo(BlobKind.LAYER.label()).and(col(ManifestParts.KIND).equalTo(ManifestKinds.IMAGE));
        Column layer = when(
                isImageLayer,
                struct(
                        col(ManifestParts.POSITION).as(Weights.Layer.POSITION),
                        col(Counted.DIGEST).as(Weights.Layer.DIGEST),
                        size.as(Weights.Layer.SIZE_BYTES)));
        return ManifestParts.of(manifests)
                .withColumn(Links.NAMED_DIGEST, ManifestParts.field(Reference.DIGEST))
                .join(meant(resolutions), Joins.on(Links.NAMED_DIGEST), "left")
                .withColumn(Counted.DIGEST, coalesce(col(RESOLVED), col(Links.NAMED_DIGEST)))
                .join(stored, Joins.on(Counted.DIGEST), "left")
                .groupBy(col(ManifestParts.MANIFEST).as(Weights.DIGEST))
                .agg(
                        sum(when(isEntry, 0L).otherwise(size)).as(Weights.SIZE_BYTES),
                        sum(when(col(Counted.HOLDERS).equalTo(1), size).otherwise(0L))
                                .as(Weights.EXCLUSIVE_BYTES),
                        array_sort(collect_list(layer)).as(Weights.LAYERS));
    }

    /** named digest, resolved: the same in every repository, since both are hashes of one content. */
    private static Dataset<Row> meant(Dataset<Row> resolutions) {
        return resolutions.groupBy(Links.NAMED_DIGEST).agg(min(Links.DIGEST).as(RESOLVED));
    }
}
