package dev.ballast.tables;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** {@code repository_sums}: one row per repository that holds anything, with every fact of it added up. */
public final class RepositorySums {
    public static final String REPOSITORY = "repository";
    public static final String TAGS = "tags";
    public static final String MANIFESTS = "manifests";
    public static final String UNTAGGED_MANIFESTS = "untagged_manifests";
    public static final String IMAGES = "images";
    /** Stored blobs that it reaches, and, below, their bytes. */
    public static final String BLOBS = "blobs";

    public static final String LOGICAL_BYTES = "logical_bytes";
    public static final String DISTINCT_BYTES = "distinct_bytes";
    /** Of blobs that no other repository reaches. */
    public static final String EXCLUSIVE_BYTES = "exclusive_bytes";
    /** Its fair share: whole bytes, and parts of a byte. */
    public static final String FAIR_WHOLE = "fair_whole";

    public static final String FAIR_PARTS = "fair_parts";
    /** What nothing but a gate may keep, if only this repository has a claim to it. */
    public static final String RECLAIMABLE_BYTES = "reclaimable_bytes";

    public static final String DANGLING_LAYER_LINKS = "dangling_layer_links";
    public static final String UPLOAD_BYTES = "upload_bytes";
    public static final String LAST_PUSHED_AT = "last_pushed_at";

    /**
     * What it adds to its project, with this before the name: of {@link #BY_BLOB}, for blobs that no other repository of the
     * project reaches; and of {@link #RECLAIMABLE_BYTES}, for what only the project has a claim to.
     */
    public static final String OF_PROJECT = "project_";

    /** What a project counts by blobs, each once however many of its repositories reach it. */
    public static final List<String> BY_BLOB = List.of(BLOBS, DISTINCT_BYTES, EXCLUSIVE_BYTES, FAIR_WHOLE, FAIR_PARTS);

    /** Every sum. */
    public static final List<String> SUMS = List.of(
            TAGS,
            MANIFESTS,
            UNTAGGED_MANIFESTS,
            IMAGES,
            BLOBS,
            LOGICAL_BYTES,
            DISTINCT_BYTES,
            EXCLUSIVE_BYTES,
            FAIR_WHOLE,
            FAIR_PARTS,
            RECLAIMABLE_BYTES,
            DANGLING_LAYER_LINKS,
            UPLOAD_BYTES,
            OF_PROJECT + BLOBS,
            OF_PROJECT + DISTINCT_BYTES,
            OF_PROJECT + EXCLUSIVE_BYTES,
            OF_PROJECT + FAIR_WHOLE,
            OF_PROJECT + FAIR_PARTS,
            OF_PROJECT + RECLAIMABLE_BYTES);

    public static final WorkingTable TABLE = table();

    private RepositorySums() {}

    private static WorkingTable table() {
        WorkingTable.Columns columns = WorkingTable.columns().required(REPOSITORY, DataTypes.StringType);
        for (String sum : SUMS) {
            columns = columns.required(sum, DataTypes.LongType);
        }
        return columns.optional(LAST_PUSHED_AT, DataTypes.TimestampType).named("repository_sums");
    }
}
