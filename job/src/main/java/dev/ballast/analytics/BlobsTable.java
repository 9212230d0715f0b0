package dev.ballast.analytics;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.ballast.tables.BlobState;
import dev.ballast.tables.Counted;
import dev.ballast.tables.Joins;
import dev.ballast.tables.MediaTypes;
import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The published table {@code blobs}. */
public final class BlobsTable {
    public static final String DIGEST = "digest";
    public static final String FIRST_UNREFERENCED_AT = "first_unreferenced_at";

    private static final String BEFORE = "unreferenced_before";

    private BlobsTable() {}

    /**
     * One row per blob that is stored or missing, without run_id and run_at.
     *
     * @param mediaTypes what the rows' numbers stand for
     * @param earlier digest, first_unreferenced_at: what the run before this one found unreferenced
     * @param refused whether a gate refused the plan; then everything that is unreferenced is protected by it
     * @param now when this run began
     */
    public static Dataset<Row> of(
            Dataset<Row> counted, MediaTypes mediaTypes, Dataset<Row> earlier, boolean refused, Instant now) {
        Column saved = col(Counted.SIZE_BYTES)
                .multiply(greatest(col(Counted.LOGICAL_COUNT).minus(1), lit(0L)));
        Column isUnreferenced = col(Counted.STATE).isin(BlobState.UNREFERENCED.label(), BlobState.PROTECTED.label());
        Dataset<Row> before =
                earlier.select(col(DIGEST), col(FIRST_UNREFERENCED_AT).as(BEFORE));
        Dataset<Row> blobs = counted.filter(not(col(Counted.STATE).equalTo(BlobState.ABSENT.label())))
                .join(before, Joins.on(Counted.DIGEST), "left")
                .withColumn(FIRST_UNREFERENCED_AT, when(isUnreferenced, coalesce(col(BEFORE), lit(now))))
                .withColumn("saved_bytes", saved)
                .withColumn(Counted.STATE, state(refused))
                .withColumnRenamed(Counted.MODIFIED_AT, "last_modified_at");
        return mediaTypes.named(blobs);
    }

    private static Column state(boolean refused) {
        Column state = col(Counted.STATE);
        return refused
                ? when(state.equalTo(BlobState.UNREFERENCED.label()), BlobState.PROTECTED.label())
                        .otherwise(state)
                : state;
    }
}
