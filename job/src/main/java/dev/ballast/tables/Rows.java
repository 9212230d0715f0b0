package dev.ballast.tables;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What is known of rows before they are read. */
public final class Rows {
    private Rows() {}

    /** The rows, or, if none were counted, none: then Spark plans nothing for them, and for what is joined with them. */
    public static Dataset<Row> unlessNone(long counted, Dataset<Row> rows) {
        return counted == 0 ? rows.limit(0) : rows;
    }
}
