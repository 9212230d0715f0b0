package dev.ballast.tables;

import org.apache.spark.sql.types.DataTypes;

/** {@code candidates}: one row per thing that nothing needs, whether it may go tonight or not. */
public final class Candidates {
    /** What it is: {@code blob}, {@code layer_link}, {@code revision_link} or {@code upload}. */
    public static final String ITEM = "item";
    /** Why it may go: one of a closed list. */
    public static final String REASON = "reason";

    public static final String REPOSITORY = "repository";
    public static final String DIGEST = "digest";
    /** Relative to the storage root, exactly as listed; of an upload, its folder. */
    public static final String PATH = "path";

    public static final String SIZE_BYTES = "size_bytes";
    public static final String MODIFIED_AT = "modified_at";
    /** The newest link to its blob in any repository, and that repository. */
    public static final String NEWEST_LINK_AT = "newest_link_at";

    public static final String LAST_LINKED_BY = "last_linked_by";
    public static final String LINKING_REPOSITORIES = "linking_repositories";
    public static final String LINKING_PROJECTS = "linking_projects";
    /** When its age alone no longer protects it. */
    public static final String PROTECTED_UNTIL = "protected_until";
    /** What keeps it: {@code age}, {@code in_use}, {@code needed}, or a gate's name; nothing if it is planned. */
    public static final String PROTECTED_BY = "protected_by";

    /** Of what belongs to a tag. */
    public static final String TAG = "tag";
    /** The policy's rule that takes it; nothing of what no policy decides about. */
    public static final String RULE = "rule";
    /** What the rule's decision stands on, in words. */
    public static final String EVIDENCE = "evidence";

    public static final WorkingTable TABLE = WorkingTable.columns()
            .required(ITEM, DataTypes.StringType)
            .required(REASON, DataTypes.StringType)
            .optional(REPOSITORY, DataTypes.StringType)
            .optional(DIGEST, DataTypes.StringType)
            .required(PATH, DataTypes.StringType)
            .required(SIZE_BYTES, DataTypes.LongType)
            .required(MODIFIED_AT, DataTypes.TimestampType)
            .optional(NEWEST_LINK_AT, DataTypes.TimestampType)
            .optional(LAST_LINKED_BY, DataTypes.StringType)
            .optional(LINKING_REPOSITORIES, DataTypes.LongType)
            .optional(LINKING_PROJECTS, DataTypes.LongType)
            .required(PROTECTED_UNTIL, DataTypes.TimestampType)
            .optional(PROTECTED_BY, DataTypes.StringType)
            .optional(TAG, DataTypes.StringType)
            .optional(RULE, DataTypes.StringType)
            .optional(EVIDENCE, DataTypes.StringType)
            .named("candidates");

    private Candidates() {}
}
