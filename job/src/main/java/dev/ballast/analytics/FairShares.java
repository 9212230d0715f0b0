package dev.ballast.analytics;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.ballast.tables.RepositorySums;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;

/**
 * Divides each blob's bytes among the scopes that reach it, so that the whole bytes of all scopes sum exactly to the
 * blobs' bytes.
 *
 * <p>A scope's share is first added up in whole bytes and in parts of 2<sup>-30</sup> byte, both exact to that grain;
 * the bytes that its parts do not fill go one by one to the scopes with the largest remainders, the first by name among
 * equals (the method of largest remainders).
 */
final class FairShares {
    static final String COLUMN = "fair_share_bytes";

    private static final String WHOLE = RepositorySums.FAIR_WHOLE;
    private static final String PARTS = RepositorySums.FAIR_PARTS;
    private static final int PART_BITS = 30;
    private static final long PARTS_PER_BYTE = 1L << PART_BITS;

    private FairShares() {}

    /** A blob's whole bytes for each of so many scopes. */
    static Column whole(Column sizeBytes, Column scopes) {
        return quotient(sizeBytes, scopes);
    }

    /** What of the blob is left for each scope, in parts. */
    static Column parts(Column sizeBytes, Column scopes) {
        return quotient(sizeBytes.mod(scopes).multiply(lit(PARTS_PER_BYTE)), scopes);
    }

    private static Column quotient(Column dividend, Column divisor) {
        return call_function("div", dividend, divisor);
    }

    /**
     * Turns the two sums into {@link #COLUMN}.
     *
     * @param scopes one row per scope, with its sums
     * @param name the scope's name
     * @param sharesAny whether the scope reaches any blob; only then it gets a share
     * @param totalBytes what all shares sum to
     */
    static Dataset<Row> rounded(Dataset<Row> scopes, String name, Column sharesAny, long totalBytes) {
        Column whole = col(WHOLE).plus(quotient(col(PARTS), lit(PARTS_PER_BYTE)));
        Column rest = col(PARTS).mod(lit(PARTS_PER_BYTE));
        WindowSpec all = Window.partitionBy(lit(1));
        WindowSpec largestFirst = all.orderBy(col("shares").desc(), col("rest").desc(), col(name));
        Column missing = lit(totalBytes).minus(coalesce(sum(col("whole")).over(all), lit(0L)));
        Column sharing = count_if(col("shares")).over(all);
        Column extra = quotient(col("missing"), col("sharing"))
                .plus(when(row_number().over(largestFirst).leq(col("missing").mod(col("sharing"))), 1L)
                        .otherwise(0L));
        return scopes.withColumn("shares", sharesAny)
                .withColumn("whole", whole)
                .withColumn("rest", rest)
                .withColumn("missing", missing)
                .withColumn("sharing", sharing)
                .withColumn(
                        COLUMN,
                        when(col("shares"), col("whole").plus(extra))
                                .otherwise(0L)
                                .cast(DataTypes.LongType))
                .drop("shares", "whole", "rest", "missing", "sharing", WHOLE, PARTS);
    }
}
