package dev.ballast.tables;

import java.time.Instant;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** {@code blobs}: one row per file below the registry's {@code blobs} folder, written before any reference is read. */
public final class Blobs {
    /** One of {@link EntryKind}: {@code blob}, {@code tolerated}, {@code unrecognised} or {@code unlisted}. */
    public static final String KIND = "kind";
    /** Only of a {@code blob}. */
    public static final String DIGEST = "digest";

    public static final String SIZE_BYTES = "size_bytes";
    public static final String MODIFIED_AT = "modified_at";
    /** Relative to the storage root, exactly as listed. */
    public static final String PATH = "path";
    /** Why an entry is not a blob. */
    public static final String DETAIL = "detail";

    public static final WorkingTable TABLE = WorkingTable.columns()
            .required(KIND, DataTypes.StringType)
            .optional(DIGEST, DataTypes.StringType)
            .required(SIZE_BYTES, DataTypes.LongType)
            .optional(MODIFIED_AT, DataTypes.TimestampType)
            .required(PATH, DataTypes.StringType)
            .optional(DETAIL, DataTypes.StringType)
            .named("blobs");

    private Blobs() {}

    public static Row row(
            EntryKind kind,
            @Nullable String digest,
            long sizeBytes,
            @Nullable Instant modifiedAt,
            String path,
            @Nullable String detail) {
        return RowFactory.create(kind.label(), digest, sizeBytes, modifiedAt, path, detail);
    }
}
