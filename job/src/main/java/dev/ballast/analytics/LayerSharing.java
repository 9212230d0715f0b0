package dev.ballast.analytics;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import dev.ballast.tables.BlobKind;
import dev.ballast.tables.BlobState;
import dev.ballast.tables.Counted;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The published table {@code layer_sharing}: how many layers are used how often. */
public final class LayerSharing {
    public static final String REFERENCE_COUNT = "reference_count";

    private LayerSharing() {}

    /** One row per number of references that some layer has, without run_id and run_at. */
    public static Dataset<Row> of(Dataset<Row> counted) {
        return counted.filter(isSharedLayer())
                .groupBy(col(Counted.MANIFEST_REFERENCES).as(REFERENCE_COUNT))
                .agg(count(lit(1)).as("blobs"), sum(Counted.SIZE_BYTES).as("bytes"));
    }

    /** Which rows of {@link Counted} the table counts. */
    public static Column isSharedLayer() {
        return col(Counted.STATE)
                .equalTo(BlobState.REFERENCED.label())
                .and(col(Counted.KIND).equalTo(BlobKind.LAYER.label()));
    }
}
