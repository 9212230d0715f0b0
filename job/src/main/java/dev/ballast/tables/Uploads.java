package dev.ballast.tables;

import org.apache.spark.sql.types.DataTypes;

/** {@code uploads}: one row per upload that is left in a repository's {@code _uploads}. */
public final class Uploads {
    public static final String REPOSITORY = "repository";
    public static final String UPLOAD = "upload";
    /** The upload's folder, relative to the storage root. */
    public static final String PATH = "path";

    public static final String FILES = "files";
    public static final String SIZE_BYTES = "size_bytes";
    /** The newest time of any file of the upload. */
    public static final String MODIFIED_AT = "modified_at";

    public static final WorkingTable TABLE = WorkingTable.columns()
            .required(REPOSITORY, DataTypes.StringType)
            .required(UPLOAD, DataTypes.StringType)
            .required(PATH, DataTypes.StringType)
            .required(FILES, DataTypes.LongType)
            .required(SIZE_BYTES, DataTypes.LongType)
            .required(MODIFIED_AT, DataTypes.TimestampType)
            .named("uploads");

    private Uploads() {}
}
