package dev.ballast.mark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.ballast.tables.BlobKind;
import dev.ballast.tables.BlobState;
import dev.ballast.tables.Blobs;
import dev.ballast.tables.Counted;
import dev.ballast.tables.EntryKind;
import dev.ballast.tables.Projects;
import dev.ballast.tables.Usage;
import java.time.Instant;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Brings what is stored and what is used together, blob by blob: the decision what is garbage. */
public final class BlobStates {
    private static final String STORED = "stored";
    private static final String EXPECTED = "expected";
    private static final String KIND_RANK = "kind_rank";
    private static final String PROJECT = "project";

    private BlobStates() {}

    /**
     * One row of {@link Counted} per blob that is stored, named or linked.
     *
     * @param listedAt when listing the blobs began; a blob that is named, not listed, and linked since is being pushed,
     *     not missing
     * @param cutoff an unreferenced blob is protected if it, or any link to it in any repository, is newer
     */
    public static Dataset<Row> of(Dataset<Row> blobs, Dataset<Row> usage, Instant listedAt, Instant cutoff) {
        Dataset<Row> rows = stored(blobs).unionByName(used(usage)).repartition(col(Counted.DIGEST));
        Dataset<Row> byProject = merged(rows, name -> max(name), PROJECT);
        return merged(byProject, name -> sum(name))
                .withColumn(Counted.STATE, state(listedAt, cutoff))
                .withColumn(Counted.KIND, kind());
    }

    /**
     * The rows of each blob, or of each blob and some more, as one. They lie together by their digest already, so that
     * merging them by project first and then over all projects moves nothing.
     *
     * @param projects makes one of what the rows say of projects: within one project the largest, over several the sum
     */
    private static Dataset<Row> merged(Dataset<Row> rows, Function<String, Column> projects, String... alsoBy) {
        return rows.groupBy(Counted.DIGEST, alsoBy)
                .agg(
                        max(STORED).as(STORED),
                        max(Counted.SIZE_BYTES).as(Counted.SIZE_BYTES),
                        max(Counted.MODIFIED_AT).as(Counted.MODIFIED_AT),
                        sum(Counted.REPOSITORY_REFERENCES).as(Counted.REPOSITORY_REFERENCES),
                        projects.apply(Counted.PROJECT_REFERENCES).as(Counted.PROJECT_REFERENCES),
                        max(EXPECTED).as(EXPECTED),
                        sum(Counted.MANIFEST_REFERENCES).as(Counted.MANIFEST_REFERENCES),
                        sum(Counted.TAG_REFERENCES).as(Counted.TAG_REFERENCES),
                        sum(Counted.HOLDERS).as(Counted.HOLDERS),
                        sum(Counted.LOGICAL_COUNT).as(Counted.LOGICAL_COUNT),
                        max(KIND_RANK).as(KIND_RANK),
                        min(Counted.MEDIA_TYPE_RANK).as(Counted.MEDIA_TYPE_RANK),
                        min(Counted.DECLARED_MIN_BYTES).as(Counted.DECLARED_MIN_BYTES),
                        max(Counted.DECLARED_MAX_BYTES).as(Counted.DECLARED_MAX_BYTES),
                        sum(Counted.LINKING_REPOSITORIES).as(Counted.LINKING_REPOSITORIES),
                        projects.apply(Counted.LINKING_PROJECTS).as(Counted.LINKING_PROJECTS),
                        max(Counted.NEWEST_LINK_AT).as(Counted.NEWEST_LINK_AT));
    }

    /** Whether a referenced blob's stored size is not the one that manifests declare. */
    public static Column isOddlySized() {
        Column stored = col(Counted.SIZE_BYTES);
        return col(Counted.STATE)
                .equalTo(BlobState.REFERENCED.label())
                .and(stored.notEqual(col(Counted.DECLARED_MIN_BYTES))
                        .or(stored.notEqual(col(Counted.DECLARED_MAX_BYTES))));
    }

    private static Column state(Instant listedAt, Instant cutoff) {
        Column youngest =
                greatest(col(Counted.MODIFIED_AT), coalesce(col(Counted.NEWEST_LINK_AT), col(Counted.MODIFIED_AT)));
        Column isReached = col(Counted.REPOSITORY_REFERENCES).gt(0);
        Column isBeingPushed = coalesce(col(Counted.NEWEST_LINK_AT).geq(lit(listedAt)), lit(false));
        return when(col(STORED).and(isReached), BlobState.REFERENCED.label())
                .when(col(STORED).and(youngest.gt(lit(cutoff))), BlobState.PROTECTED.label())
                .when(col(STORED), BlobState.UNREFERENCED.label())
                .when(isReached.and(col(EXPECTED)).and(not(isBeingPushed)), BlobState.MISSING.label())
                .otherwise(BlobState.ABSENT.label());
    }

    private static Column kind() {
        Column kind = lit(BlobKind.UNKNOWN.label());
        for (BlobKind candidate : BlobKind.values()) {
            kind = when(col(KIND_RANK).equalTo(candidate.rank()), candidate.label())
                    .otherwise(kind);
        }
        return kind;
    }

    private static Dataset<Row> stored(Dataset<Row> blobs) {
        return blobs.filter(col(Blobs.KIND).equalTo(EntryKind.BLOB.label()))
                .select(
                        col(Blobs.DIGEST).as(Counted.DIGEST),
                        none(DataTypes.StringType).as(PROJECT),
                        lit(true).as(STORED),
                        col(Blobs.SIZE_BYTES).as(Counted.SIZE_BYTES),
                        col(Blobs.MODIFIED_AT).as(Counted.MODIFIED_AT),
                        lit(0L).as(Counted.REPOSITORY_REFERENCES),
                        lit(0L).as(Counted.PROJECT_REFERENCES),
                        lit(false).as(EXPECTED),
                        lit(0L).as(Counted.MANIFEST_REFERENCES),
                        lit(0L).as(Counted.TAG_REFERENCES),
                        lit(0L).as(Counted.HOLDERS),
                        lit(0L).as(Counted.LOGICAL_COUNT),
                        lit(BlobKind.UNKNOWN.rank()).as(KIND_RANK),
                        none(DataTypes.IntegerType).as(Counted.MEDIA_TYPE_RANK),
                        none(DataTypes.LongType).as(Counted.DECLARED_MIN_BYTES),
                        none(DataTypes.LongType).as(Counted.DECLARED_MAX_BYTES),
                        lit(0L).as(Counted.LINKING_REPOSITORIES),
                        lit(0L).as(Counted.LINKING_PROJECTS),
                        none(DataTypes.TimestampType).as(Counted.NEWEST_LINK_AT));
    }

    private static Dataset<Row> used(Dataset<Row> usage) {
        Column isReached = when(col(Usage.REACHED), 1L).otherwise(0L);
        Column isLinked = when(col(Usage.NEWEST_LINK_AT).isNotNull(), 1L).otherwise(0L);
        return usage.select(
                col(Usage.DIGEST).as(Counted.DIGEST),
                Projects.of(col(Usage.REPOSITORY)).as(PROJECT),
                lit(false).as(STORED),
                lit(0L).as(Counted.SIZE_BYTES),
                none(DataTypes.TimestampType).as(Counted.MODIFIED_AT),
                isReached.as(Counted.REPOSITORY_REFERENCES),
                isReached.as(Counted.PROJECT_REFERENCES),
                col(Usage.REACHED).and(col(Usage.EXPECTED)).as(EXPECTED),
                col(Usage.MANIFEST_REFERENCES).as(Counted.MANIFEST_REFERENCES),
                col(Usage.TAG_REFERENCES).as(Counted.TAG_REFERENCES),
                col(Usage.HOLDERS).as(Counted.HOLDERS),
                col(Usage.LOGICAL_COUNT).as(Counted.LOGICAL_COUNT),
                col(Usage.KIND_RANK).as(KIND_RANK),
                col(Usage.MEDIA_TYPE_RANK).as(Counted.MEDIA_TYPE_RANK),
                col(Usage.DECLARED_MIN_BYTES).as(Counted.DECLARED_MIN_BYTES),
                col(Usage.DECLARED_MAX_BYTES).as(Counted.DECLARED_MAX_BYTES),
                isLinked.as(Counted.LINKING_REPOSITORIES),
                isLinked.as(Counted.LINKING_PROJECTS),
                col(Usage.NEWEST_LINK_AT).as(Counted.NEWEST_LINK_AT));
    }

    private static Column none(DataType type) {
        return lit(null).cast(type);
    }
}
