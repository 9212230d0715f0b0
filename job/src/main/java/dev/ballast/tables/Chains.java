package dev.ballast.tables;

import org.apache.spark.sql.types.DataTypes;

/** {@code chains}: one row per chain of lowest layers that at least two images begin with. */
public final class Chains {
    public static final String CHAIN_ID = "chain_id";
    /** The chain without its topmost layer; nothing for a single layer. */
    public static final String PARENT_ID = "parent_id";

    public static final String LAYERS = "layers";
    public static final String TOP_DIGEST = "top_digest";
    public static final String SIZE_BYTES = "size_bytes";
    /** Pairs of repository and image that begin with it. */
    public static final String IMAGES = "images";
    /** Those that are nothing but it. */
    public static final String EXACT_IMAGES = "exact_images";

    public static final String REPOSITORIES = "repositories";

    public static final WorkingTable TABLE = WorkingTable.columns()
            .required(CHAIN_ID, DataTypes.StringType)
            .optional(PARENT_ID, DataTypes.StringType)
            .required(LAYERS, DataTypes.LongType)
            .required(TOP_DIGEST, DataTypes.StringType)
            .required(SIZE_BYTES, DataTypes.LongType)
            .required(IMAGES, DataTypes.LongType)
            .required(EXACT_IMAGES, DataTypes.LongType)
            .required(REPOSITORIES, DataTypes.LongType)
            .named("chains");

    private Chains() {}
}
