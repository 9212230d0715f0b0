package dev.ballast.tables;

import org.apache.spark.sql.types.DataTypes;

/**
 * {@code revisions}: one row per repository and manifest that the repository links as a revision or points a tag at.
 */
public final class Revisions {
    public static final String REPOSITORY = "repository";
    public static final String DIGEST = "digest";
    /** Whether there is a revision link; a tag without one is dangling. */
    public static final String IS_REVISION = "is_revision";
    /** Tags of the repository that point at it directly. */
    public static final String TAGS = "tags";
    /** The time of its revision link; nothing if there is none or the storage does not say. */
    public static final String PUSHED_AT = "pushed_at";
    /** The newest time of its revision link and of the tags that point at it. */
    public static final String NEWEST_LINK_AT = "newest_link_at";

    public static final WorkingTable TABLE = WorkingTable.columns()
            .required(REPOSITORY, DataTypes.StringType)
            .required(DIGEST, DataTypes.StringType)
            .required(IS_REVISION, DataTypes.BooleanType)
            .required(TAGS, DataTypes.LongType)
            .optional(PUSHED_AT, DataTypes.TimestampType)
            .optional(NEWEST_LINK_AT, DataTypes.TimestampType)
            .named("revisions");

    private Revisions() {}
}
