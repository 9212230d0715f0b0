package dev.ballast.tables;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A table as it stands on storage, and what was counted while it was written.
 *
 * @param rows read back from what was written
 */
public record Written(Dataset<Row> rows, Counts counts) {

    /** The total of that name, which must have been asked for. */
    public long count(String name) {
        return counts.of(name);
    }
}
