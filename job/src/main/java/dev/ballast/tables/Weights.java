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
    /** How many distinct layers it names. */
    public static final String LAYER_COUNT = "layer_count";
    /** Of an image, the chain of all its layers; nothing for what has none. */
    public static final String WHOLE_ID = "whole_id";
    /**
     * Of an image, the chains that it begins with and others may, too, the shortest first: up to the first layer that no other
     * image names.
     */
    public static final String CHAINS = "chains";

    /** Fields of one chain: of a layer and all that lie below it. */
    public static final class Chain {
        public static final String CHAIN_ID = "chain_id";
        public static final String TOP_DIGEST = "top_digest";
        /** Of all its layers, as stored; 0 for one that is not. */
        public static final String SIZE_BYTES = "size_bytes";

        static final StructType SCHEMA = new StructType()
                .add(CHAIN_ID, DataTypes.StringType, false)
                .add(TOP_DIGEST, DataTypes.StringType, false)
                .add(SIZE_BYTES, DataTypes.LongType, false);

        private Chain() {}
    }

    public static final WorkingTable TABLE = WorkingTable.columns()
            .required(DIGEST, DataTypes.StringType)
            .required(SIZE_BYTES, DataTypes.LongType)
            .required(EXCLUSIVE_BYTES, DataTypes.LongType)
            .required(LAYER_COUNT, DataTypes.LongType)
            .optional(WHOLE_ID, DataTypes.StringType)
            .required(CHAINS, new ArrayType(Chain.SCHEMA, false))
            .named("weights");

    private Weights() {}
}
