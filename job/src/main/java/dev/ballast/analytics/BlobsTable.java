package dev.ballast.analytics;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.ballast.tables.BlobState;
import dev.ballast.tables.Counted;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The published table {@code blobs}. */
public final class BlobsTable {
    private BlobsTable() {}

    /**
     * One row per blob that is stored or missing, without run_id and run_at.
     *
     * @param refused whether a gate refused the plan; then everything that is unreferenced is protected by it
     */
    public static Dataset<Row> of(Dataset<Row> counted, boolean refused) {
        Column saved = col(Counted.SIZE_BYTES)
                .multiply(greatest(col(Counted.LOGICAL_COUNT).minus(1), lit(0L)));
        return counted.filter(not(col(Counted.STATE).equalTo(BlobState.ABSENT.label())))
                .withColumn("saved_bytes", saved)
                .withColumn(Counted.STATE, state(refused))
                .withColumnRenamed(Counted.MODIFIED_AT, "last_modified_at");
    }

    private static Column state(boolean refused) {
        Column state = col(Counted.STATE);
        return refused
                ? when(state.equalTo(BlobState.UNREFERENCED.label()), BlobState.PROTECTED.label())
                        .otherwise(state)
                : state;
    }
}
