package dev.ballast.tables;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * A table that one step of a run writes and later steps read.
 *
 * @param name its folder below the run folder
 * @param schema its columns; written and read back by this schema, so that reading infers nothing
 */
public record WorkingTable(String name, StructType schema) {

    static Columns columns() {
        return new Columns(new StructType());
    }

    /** Builds a schema, column by column. */
    record Columns(StructType schema) {
        Columns required(String name, DataType type) {
            return new Columns(schema.add(name, type, false));
        }

        Columns optional(String name, DataType type) {
            return new Columns(schema.add(name, type, true));
        }

        WorkingTable named(String table) {
            return new WorkingTable(table, schema);
        }
    }
}
