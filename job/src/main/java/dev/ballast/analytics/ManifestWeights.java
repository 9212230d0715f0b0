package dev.ballast.analytics;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.ballast.tables.BlobKind;
import dev.ballast.tables.BlobState;
import dev.ballast.tables.Counted;
import dev.ballast.tables.Joins;
import dev.ballast.tables.ManifestKinds;
import dev.ballast.tables.ManifestState;
import dev.ballast.tables.Manifests;
import dev.ballast.tables.Manifests.Reference;
import dev.ballast.tables.Weights;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Weighs every manifest once: what it brings along, and what of it goes with it. */
public final class ManifestWeights {
    private static final String OWNER = "owner";
    private static final String ROLE = "role";
    private static final String SELF = "self";
    private static final String POSITION = "position";

    private ManifestWeights() {}

    /**
     * One row of {@link Weights} per stored manifest.
     *
     * @param counted rows of {@link Counted}
     */
    public static Dataset<Row> of(Dataset<Row> manifests, Dataset<Row> counted) {
        Column isReferenced = col(Counted.STATE).equalTo(BlobState.REFERENCED.label());
        Dataset<Row> stored = counted.filter(isReferenced).select(Counted.DIGEST, Counted.SIZE_BYTES, Counted.HOLDERS);
        Column size = coalesce(col(Counted.SIZE_BYTES), lit(0L));
        Column isEntry = col(ROLE).equalTo(BlobKind.MANIFEST.label());
        Column layer = when(
                col(ROLE).equalTo(BlobKind.LAYER.label()).and(col(POSITION).isNotNull()),
                struct(
                        col(POSITION).as(Weights.Layer.POSITION),
                        col(Counted.DIGEST).as(Weights.Layer.DIGEST),
                        size.as(Weights.Layer.SIZE_BYTES)));
        return parts(manifests)
                .join(stored, Joins.on(Counted.DIGEST), "left")
                .groupBy(col(OWNER).as(Weights.DIGEST))
                .agg(
                        sum(when(isEntry, 0L).otherwise(size)).as(Weights.SIZE_BYTES),
                        sum(when(col(Counted.HOLDERS).equalTo(1), size).otherwise(0L))
                                .as(Weights.EXCLUSIVE_BYTES),
                        array_sort(collect_list(layer)).as(Weights.LAYERS));
    }

    /** owner, digest, role, position (of layers of images, lowest first): the manifest itself and all that it names. */
    private static Dataset<Row> parts(Dataset<Row> manifests) {
        Dataset<Row> stored = manifests.filter(not(col(Manifests.STATE).equalTo(ManifestState.ABSENT.label())));
        Dataset<Row> themselves = stored.select(
                col(Manifests.DIGEST).as(OWNER),
                col(Manifests.DIGEST).as(Counted.DIGEST),
                lit(SELF).as(ROLE),
                lit(null).cast(DataTypes.IntegerType).as(POSITION));
        Column isImage = col(Manifests.KIND).equalTo(ManifestKinds.IMAGE);
        Dataset<Row> named = stored.select(
                        col(Manifests.DIGEST).as(OWNER), col(Manifests.KIND), posexplode(col(Manifests.REFERENCES)))
                .select(
                        col(OWNER),
                        col("col").getField(Reference.DIGEST).as(Counted.DIGEST),
                        col("col").getField(Reference.ROLE).as(ROLE),
                        when(isImage, col("pos")).as(POSITION));
        return themselves.unionByName(named);
    }
}
