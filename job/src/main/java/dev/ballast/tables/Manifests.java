package dev.ballast.tables;

import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** {@code manifests}: one row per distinct manifest that a revision link names, with what it refers to. */
public final class Manifests {
    public static final String DIGEST = "digest";
    /** One of {@link ManifestState}. */
    public static final String STATE = "state";
    /** Why the state is not {@code parsed}. */
    public static final String DETAIL = "detail";
    /** One of {@link ManifestKinds}. */
    public static final String KIND = "kind";

    public static final String MEDIA_TYPE = "media_type";
    public static final String ARTIFACT_TYPE = "artifact_type";
    public static final String SUBJECT = "subject_digest";
    /** When it was built, where the document itself says so. */
    public static final String CREATED_AT = "created_at";
    /** What it names, each digest once, layers from the lowest up, its subject left out. */
    public static final String REFERENCES = "references";
    /** The path of the digests of {@link #REFERENCES} in a file. */
    public static final String NAMED_DIGESTS = REFERENCES + ".list.element." + Reference.DIGEST;
    /** The path of the roles of {@link #REFERENCES} in a file. */
    public static final String NAMED_ROLES = REFERENCES + ".list.element." + Reference.ROLE;
    /** The size, as listed, of the blob that was read; nothing if the listing did not hold it. */
    public static final String READ_BYTES = "read_bytes";
    /** The modification time, as listed, of the blob that was read. */
    public static final String READ_MODIFIED_AT = "read_modified_at";

    /** Fields of one reference. */
    public static final class Reference {
        public static final String DIGEST = "digest";
        /** {@code config}, {@code layer}, {@code manifest}, … */
        public static final String ROLE = "role";

        public static final String MEDIA_TYPE = "media_type";
        /** As the manifest says it; nothing where it says none. */
        public static final String DECLARED_BYTES = "declared_bytes";
        /** Whether registries store it; not so for foreign layers. */
        public static final String STORED_HERE = "stored_here";

        /** Of an entry of an index, such as {@code linux/arm64/v8}. */
        public static final String PLATFORM = "platform";

        static final StructType SCHEMA = new StructType()
                .add(DIGEST, DataTypes.StringType, false)
                .add(ROLE, DataTypes.StringType, false)
                .add(MEDIA_TYPE, DataTypes.StringType, true)
                .add(DECLARED_BYTES, DataTypes.LongType, true)
                .add(STORED_HERE, DataTypes.BooleanType, false)
                .add(PLATFORM, DataTypes.StringType, true);

        private Reference() {}
    }

    public static final WorkingTable TABLE = WorkingTable.columns()
            .required(DIGEST, DataTypes.StringType)
            .required(STATE, DataTypes.StringType)
            .optional(DETAIL, DataTypes.StringType)
            .optional(KIND, DataTypes.StringType)
            .optional(MEDIA_TYPE, DataTypes.StringType)
            .optional(ARTIFACT_TYPE, DataTypes.StringType)
            .optional(SUBJECT, DataTypes.StringType)
            .optional(CREATED_AT, DataTypes.TimestampType)
            .required(REFERENCES, new ArrayType(Reference.SCHEMA, false))
            .optional(READ_BYTES, DataTypes.LongType)
            .optional(READ_MODIFIED_AT, DataTypes.TimestampType)
            .named("manifests");

    private Manifests() {}
}
