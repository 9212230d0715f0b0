package dev.ballast.tables;

import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** {@code weights}: one row per stored manifest that a revision link names, with the bytes that it brings along. */
public final class Weights {
    public static final String DIGEST = "digest";
    /** Its own stored bytes and those of each distinct config and layer that it names. */
    public static final String SIZE_BYTES = "size_bytes";
    /** The part of it, and of the manifests that it names, that nothing else holds. */
    public static final String EXCLUSIVE_BYTES = "exclusive_bytes";
    /** Of an image, its distinct layers, lowest first. */
    public static final String LAYERS = "layers";

    /** Fields of one layer. */
    public static final class Layer {
        /** Where the manifest names it, from 0; only the order counts. */
        public static final String POSITION = "position";

        public static final String DIGEST = "digest";
        /** As stored; 0 if it is not. */
        public static final String SIZE_BYTES = "size_bytes";

        static final StructType SCHEMA = new StructType()
                .add(POSITION, DataTypes.IntegerType, false)
                .add(DIGEST, DataTypes.StringType, false)
                .add(SIZE_BYTES, DataTypes.LongType, false);

        private Layer() {}
    }

    public static final WorkingTable TABLE = WorkingTable.columns()
            .required(DIGEST, DataTypes.StringType)
            .required(SIZE_BYTES, DataTypes.LongType)
            .required(EXCLUSIVE_BYTES, DataTypes.LongType)
            .required(LAYERS, new ArrayType(Layer.SCHEMA, false))
            .named("weights");

    private Weights() {}
}
