package dev.ballast.tables;

import java.time.Instant;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** {@code links}: one row per file below the registry's {@code repositories} folder. */
public final class Links {
    /** One of {@link EntryKind}. */
    public static final String KIND = "kind";

    public static final String REPOSITORY = "repository";
    /** Of tag links. */
    public static final String TAG = "tag";
    /** The digest that the path spells; nothing for a tag's current link. */
    public static final String NAMED_DIGEST = "named_digest";
    /**
     * The digest under which the content is stored: the path's for SHA-256, else what the link holds; nothing if the
     * link is damaged.
     */
    public static final String DIGEST = "digest";
    /** Of files below {@code _uploads}: the upload's UUID. */
    public static final String UPLOAD = "upload";

    public static final String SIZE_BYTES = "size_bytes";
    public static final String MODIFIED_AT = "modified_at";
    /** Relative to the storage root, exactly as listed. */
    public static final String PATH = "path";
    /** What is wrong with the entry, if anything is. */
    public static final String DETAIL = "detail";
    /** Of a file that had to be read, what its store calls the content; nothing where there is no such thing. */
    public static final String ETAG = "etag";

    public static final WorkingTable TABLE = WorkingTable.columns()
            .required(KIND, DataTypes.StringType)
            .optional(REPOSITORY, DataTypes.StringType)
            .optional(TAG, DataTypes.StringType)
            .optional(NAMED_DIGEST, DataTypes.StringType)
            .optional(DIGEST, DataTypes.StringType)
            .optional(UPLOAD, DataTypes.StringType)
            .required(SIZE_BYTES, DataTypes.LongType)
            .optional(MODIFIED_AT, DataTypes.TimestampType)
            .required(PATH, DataTypes.StringType)
            .optional(DETAIL, DataTypes.StringType)
            .optional(ETAG, DataTypes.StringType)
            .named("links");

    private Links() {}

    /** A row before it is one; what is not set is absent. */
    public record Link(
            EntryKind kind,
            @Nullable String repository,
            @Nullable String tag,
            @Nullable String namedDigest,
            @Nullable String digest,
            @Nullable String upload,
            long sizeBytes,
            @Nullable Instant modifiedAt,
            String path,
            @Nullable String detail,
            @Nullable String etag) {

        /** This one, whose store calls its content so; empty where there is no such thing. */
        public Link withEtag(String of) {
            return new Link(
                    kind,
                    repository,
                    tag,
                    namedDigest,
                    digest,
                    upload,
                    sizeBytes,
                    modifiedAt,
                    path,
                    detail,
                    of.isEmpty() ? null : of);
        }

        public Row toRow() {
            return RowFactory.create(
                    kind.label(),
                    repository,
                    tag,
                    namedDigest,
                    digest,
                    upload,
                    sizeBytes,
                    modifiedAt,
                    path,
                    detail,
                    etag);
        }
    }
}
