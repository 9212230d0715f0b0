package dev.ballast.tables;

import org.apache.spark.sql.types.DataTypes;

/** {@code read_links}: one row per link that was read and holds a digest, for runs that find it unchanged. */
public final class ReadLinks {
    /** Relative to the storage root, exactly as listed. */
    public static final String PATH = "path";

    public static final String SIZE_BYTES = "size_bytes";
    public static final String MODIFIED_AT = "modified_at";
    /** What its store calls the content; nothing where there is no such thing. */
    public static final String ETAG = "etag";
    /** What it holds. */
    public static final String DIGEST = "digest";

    public static final WorkingTable TABLE = WorkingTable.columns()
            .required(PATH, DataTypes.StringType)
            .required(SIZE_BYTES, DataTypes.LongType)
            .required(MODIFIED_AT, DataTypes.TimestampType)
            .optional(ETAG, DataTypes.StringType)
            .required(DIGEST, DataTypes.StringType)
            .named("read_links");

    private ReadLinks() {}
}
