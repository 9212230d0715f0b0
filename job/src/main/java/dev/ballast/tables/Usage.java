package dev.ballast.tables;

import org.apache.spark.sql.types.DataTypes;

/**
 * {@code usage}: one row per repository and blob, for every blob that the repository reaches or links.
 *
 * <p>A blob that is only linked has {@link #REACHED} false: it is what garbage is made of.
 */
public final class Usage {
    public static final String REPOSITORY = "repository";
    public static final String DIGEST = "digest";
    /** Whether a reachable manifest of the repository is it or names it, or damage makes the repository keep it. */
    public static final String REACHED = "reached";
    /** Manifests of the repository that name it. */
    public static final String MANIFEST_REFERENCES = "manifest_references";
    /** Tags of the repository that lead to it: directly, through an index, or from a subject to what refers to it. */
    public static final String TAG_REFERENCES = "tag_references";
    /**
     * What keeps it: the repository's reachable manifests that are it or name it, and links that keep it by themselves.
     */
    public static final String HOLDERS = "holders";
    /** How often it counts in logical bytes: once as a manifest, once for each manifest that names it as content. */
    public static final String LOGICAL_COUNT = "logical_count";
    /** Whether it has to be stored: false if it is only named as a foreign layer, or only linked. */
    public static final String EXPECTED = "expected";
    /** What manifests use it for: {@link BlobKind#rank()}, the largest if there are several. */
    public static final String KIND_RANK = "kind_rank";

    /** What manifests say it is: the number of the first by name in {@link MediaTypes}. */
    public static final String MEDIA_TYPE_RANK = MediaTypes.RANK;
    /** The smallest and the largest size that manifests declare for it. */
    public static final String DECLARED_MIN_BYTES = "declared_min_bytes";

    public static final String DECLARED_MAX_BYTES = "declared_max_bytes";
    public static final String LAYER_LINKED = "layer_linked";
    /** The newest link to it in the repository. */
    public static final String NEWEST_LINK_AT = "newest_link_at";

    public static final WorkingTable TABLE = WorkingTable.columns()
            .required(REPOSITORY, DataTypes.StringType)
            .required(DIGEST, DataTypes.StringType)
            .required(REACHED, DataTypes.BooleanType)
            .required(MANIFEST_REFERENCES, DataTypes.LongType)
            .required(TAG_REFERENCES, DataTypes.LongType)
            .required(HOLDERS, DataTypes.LongType)
            .required(LOGICAL_COUNT, DataTypes.LongType)
            .required(EXPECTED, DataTypes.BooleanType)
            .required(KIND_RANK, DataTypes.IntegerType)
            .optional(MEDIA_TYPE_RANK, DataTypes.IntegerType)
            .optional(DECLARED_MIN_BYTES, DataTypes.LongType)
            .optional(DECLARED_MAX_BYTES, DataTypes.LongType)
            .required(LAYER_LINKED, DataTypes.BooleanType)
            .optional(NEWEST_LINK_AT, DataTypes.TimestampType)
            .named("usage");

    private Usage() {}
}
