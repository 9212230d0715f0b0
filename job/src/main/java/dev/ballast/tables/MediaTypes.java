package dev.ballast.tables;

import static org.apache.spark.sql.functions.broadcast;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The media types that manifests declare, numbered in the order of their names: the first by name is then the smallest
 * number, and numbers are aggregated without sorting. There are few of them, whatever the size of the registry.
 */
public record MediaTypes(SparkSession spark, List<String> names) {
    public static final String MEDIA_TYPE = "media_type";
    /** From 0, in the order of the names. */
    public static final String RANK = "media_type_rank";

    private static final StructType SCHEMA =
            new StructType().add(MEDIA_TYPE, DataTypes.StringType, false).add(RANK, DataTypes.IntegerType, false);

    public MediaTypes {
        names = List.copyOf(names);
    }

    public static MediaTypes of(SparkSession spark, SortedSet<String> names) {
        return new MediaTypes(spark, List.copyOf(names));
    }

    /** The rows with their media type's number; nothing where they have none. */
    public Dataset<Row> ranked(Dataset<Row> rows) {
        return rows.join(broadcast(numbered()), Joins.on(MEDIA_TYPE), "left").drop(MEDIA_TYPE);
    }

    /** The rows with the media type of their number; nothing where they have none. */
    public Dataset<Row> named(Dataset<Row> rows) {
        return rows.join(broadcast(numbered()), Joins.on(RANK), "left").drop(RANK);
    }

    private Dataset<Row> numbered() {
        List<Row> rows = new ArrayList<>(names.size());
        for (int rank = 0; rank < names.size(); rank++) {
            rows.add(RowFactory.create(names.get(rank), rank));
        }
        return spark.createDataFrame(rows, SCHEMA);
    }
}
