package dev.ballast.tables;

import org.apache.spark.sql.types.DataTypes;

/** {@code decided}: what the policy decides, one row per tag and revision, one per repository, and one per
 * use of an image that is not there. */
public final class Decided {
    /** {@link #TAG_ROW}, {@link #MANIFEST_ROW}, {@link #REPOSITORY_ROW} or {@link #MISSING_ROW}. */
    public static final String KIND = "kind";

    public static final String TAG_ROW = "tag";
    public static final String MANIFEST_ROW = "manifest";
    public static final String REPOSITORY_ROW = "repository";
    /** A use of an image that is not there. */
    public static final String MISSING_ROW = "missing";

    public static final String REPOSITORY = "repository";
    public static final String TAG = "tag";
    /** Of a tag, what it points at; nothing if its link cannot be read. */
    public static final String DIGEST = "digest";
    /** Whether it stays. */
    public static final String KEEPS = "keeps";
    /** What makes a manifest a root; nothing if it is none. */
    public static final String ROOT_REASON = "root_reason";
    /** The rule that decided; nothing if none did. */
    public static final String RULE = "rule";

    public static final String EVIDENCE = "evidence";
    /** What keeps it although a rule takes it. */
    public static final String KEPT_BY = "kept_by";
    /** Of a manifest: whether it refers to something that is not in the repository. */
    public static final String ORPHANED = "orphaned";
    /** Of a repository: whether a tag was pushed lately and yet nothing stays. */
    public static final String EMPTIED = "emptied";

    public static final WorkingTable TABLE = WorkingTable.columns()
            .required(KIND, DataTypes.StringType)
            .required(REPOSITORY, DataTypes.StringType)
            .optional(TAG, DataTypes.StringType)
            .optional(DIGEST, DataTypes.StringType)
            .required(KEEPS, DataTypes.BooleanType)
            .optional(ROOT_REASON, DataTypes.StringType)
            .optional(RULE, DataTypes.StringType)
            .optional(EVIDENCE, DataTypes.StringType)
            .optional(KEPT_BY, DataTypes.StringType)
            .required(ORPHANED, DataTypes.BooleanType)
            .required(EMPTIED, DataTypes.BooleanType)
            .named("decided");

    private Decided() {}
}
