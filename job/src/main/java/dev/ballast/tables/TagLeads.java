package dev.ballast.tables;

import org.apache.spark.sql.types.DataTypes;

/** {@code tag_leads}: one row per tag and image to which it leads, directly or through an index. */
public final class TagLeads {
    public static final String REPOSITORY = "repository";
    public static final String TAG = "tag";
    /** Microseconds since 1970. */
    public static final String TAGGED_AT = "tagged_at";
    /** The image's; a revision of the repository. */
    public static final String DIGEST = "digest";

    public static final WorkingTable TABLE = WorkingTable.columns()
            .required(REPOSITORY, DataTypes.StringType)
            .required(TAG, DataTypes.StringType)
            .required(TAGGED_AT, DataTypes.LongType)
            .required(DIGEST, DataTypes.StringType)
            .named("tag_leads");

    private TagLeads() {}
}
