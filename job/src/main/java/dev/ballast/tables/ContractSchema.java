package dev.ballast.tables;

import static org.apache.spark.sql.functions.col;

import dev.ballast.reports.ColumnType;
import dev.ballast.reports.ContractColumn;
import dev.ballast.reports.ContractTable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A published table's contract in Spark's types. */
public final class ContractSchema {
    private ContractSchema() {}

    /** The schema that the contract asks for. */
    public static StructType of(ContractTable table) {
        StructType schema = new StructType();
        for (ContractColumn column : table.columns()) {
            schema = schema.add(column.name(), type(column.type()), column.nullable());
        }
        return schema;
    }

    /** The contract's columns in its order; selecting them refuses a table that lacks one. */
    public static Column[] columns(ContractTable table) {
        return table.columns().stream()
                .map(column -> col(column.name()).cast(type(column.type())).as(column.name()))
                .toArray(Column[]::new);
    }

    private static DataType type(ColumnType type) {
        return switch (type) {
            case STRING -> DataTypes.StringType;
            case BIGINT -> DataTypes.LongType;
            case DOUBLE -> DataTypes.DoubleType;
            case BOOLEAN -> DataTypes.BooleanType;
            case TIMESTAMP -> DataTypes.TimestampType;
        };
    }
}
