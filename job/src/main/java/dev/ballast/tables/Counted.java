package dev.ballast.tables;

import org.apache.spark.sql.types.DataTypes;

/** {@code counted}: one row per blob that is stored, named or linked, with everything the registry says of it, counted. */
public final class Counted {
    public static final String DIGEST = "digest";
    /** One of {@link BlobState}. */
    public static final String STATE = "state";

    /** One of {@link BlobKind}. */
    public static final String KIND = "kind";
    /** 0 if it is not stored. */
    public static final String SIZE_BYTES = "size_bytes";

    public static final String MODIFIED_AT = "modified_at";
    public static final String MANIFEST_REFERENCES = "manifest_references";
    /** Repositories that reach it. */
    public static final String REPOSITORY_REFERENCES = "repository_references";

    /** Projects that reach it. */
    public static final String PROJECT_REFERENCES = "project_references";
    /** Tags of all repositories that lead to it. */
    public static final String TAG_REFERENCES = "tag_references";
    /** What keeps it, as in {@link Usage#HOLDERS}: who is the only one frees it by going. */
    public static final String HOLDERS = "holders";

    public static final String LOGICAL_COUNT = "logical_count";
    /** The number of its media type in {@link MediaTypes}; nothing if no manifest says. */
    public static final String MEDIA_TYPE_RANK = MediaTypes.RANK;

    public static final String DECLARED_MIN_BYTES = "declared_min_bytes";
    public static final String DECLARED_MAX_BYTES = "declared_max_bytes";
    /** Repositories that link it, whether they reach it or not. */
    public static final String LINKING_REPOSITORIES = "linking_repositories";
    /** Projects of those repositories. */
    public static final String LINKING_PROJECTS = "linking_projects";
    /** The newest link to it in any repository. */
    public static final String NEWEST_LINK_AT = "newest_link_at";

    public static final WorkingTable TABLE = WorkingTable.columns()
            .required(DIGEST, DataTypes.StringType)
            .required(STATE, DataTypes.StringType)
            .required(KIND, DataTypes.StringType)
            .required(SIZE_BYTES, DataTypes.LongType)
            .optional(MODIFIED_AT, DataTypes.TimestampType)
            .required(MANIFEST_REFERENCES, DataTypes.LongType)
            .required(REPOSITORY_REFERENCES, DataTypes.LongType)
            .required(PROJECT_REFERENCES, DataTypes.LongType)
            .required(TAG_REFERENCES, DataTypes.LongType)
            .required(HOLDERS, DataTypes.LongType)
            .required(LOGICAL_COUNT, DataTypes.LongType)
            .optional(MEDIA_TYPE_RANK, DataTypes.IntegerType)
            .optional(DECLARED_MIN_BYTES, DataTypes.LongType)
            .optional(DECLARED_MAX_BYTES, DataTypes.LongType)
            .required(LINKING_REPOSITORIES, DataTypes.LongType)
            .required(LINKING_PROJECTS, DataTypes.LongType)
            .optional(NEWEST_LINK_AT, DataTypes.TimestampType)
            .named("counted");

    private Counted() {}
}
