package dev.ballast.analytics;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.when;

import dev.ballast.tables.Decided;
import dev.ballast.tables.EntryKind;
import dev.ballast.tables.Joins;
import dev.ballast.tables.Links;
import dev.ballast.tables.ManifestKinds;
import dev.ballast.tables.ManifestState;
import dev.ballast.tables.Manifests;
import dev.ballast.tables.Manifests.Reference;
import dev.ballast.tables.Revisions;
import dev.ballast.tables.Weights;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** The published table {@code images}: every manifest revision of every repository. */
public final class Images {
    /** Why a manifest is a root when no policy says otherwise: the repository has it as a revision. */
    public static final String REVISION_IS_ROOT = "revision";

    private static final int TAGS_IN_SAMPLE = 5;
    private static final String TAG_SAMPLE = "tag_sample";
    private static final String DECISION = "decision";
    private static final String PLATFORM = "platform";
    private static final String LAYERS = "layers";

    private Images() {}

    /**
     * What is looked at.
     *
     * @param tags links, if any of them is a tag
     * @param indexes manifests, if any of them is an index
     * @param decided rows of {@link Decided}; nothing if there is no policy
     */
    public record Sources(
            Dataset<Row> revisions,
            Dataset<Row> tags,
            Dataset<Row> manifests,
            Dataset<Row> indexes,
            Dataset<Row> weights,
            @Nullable Dataset<Row> decided) {}

    /** One row per repository and manifest revision, without run_id and run_at. */
    public static Dataset<Row> of(Sources sources) {
        Column isStored = not(col(Manifests.STATE).equalTo(ManifestState.ABSENT.label()));
        Dataset<Row> revisions = sources.revisions()
                .filter(Revisions.IS_REVISION)
                .select(Revisions.REPOSITORY, Revisions.DIGEST, Revisions.TAGS, Revisions.PUSHED_AT);
        return decided(revisions, sources.decided())
                .join(described(sources.manifests()), Joins.on(Revisions.DIGEST), "left")
                .join(weighed(sources.weights()), Joins.on(Revisions.DIGEST), "left")
                .join(platforms(sources.indexes()), Joins.on(Revisions.DIGEST), "left")
                .join(tagSamples(sources.tags()), Joins.on(Revisions.REPOSITORY, Revisions.DIGEST), "left")
                .withColumn("reachable", isStored.and(col(Decided.KEEPS)))
                .withColumn("root_reason", when(isStored, col(Decided.ROOT_REASON)))
                .withColumn(LAYERS, coalesce(col(LAYERS), lit(0L)))
                .withColumn("size_bytes", coalesce(col("size_bytes"), lit(0L)))
                .withColumn("exclusive_bytes", coalesce(col("exclusive_bytes"), lit(0L)));
    }

    /** With what the policy decides; without one, every revision is a root. */
    private static Dataset<Row> decided(Dataset<Row> revisions, @Nullable Dataset<Row> decided) {
        if (decided == null) {
            Column nothing = lit(null).cast(DataTypes.StringType);
            return revisions
                    .withColumn(Decided.KEEPS, lit(true))
                    .withColumn(Decided.ROOT_REASON, lit(REVISION_IS_ROOT))
                    .withColumn(DECISION, nothing)
                    .withColumn(Decided.RULE, nothing)
                    .withColumn(Decided.EVIDENCE, nothing);
        }
        Dataset<Row> decisions = decided.filter(col(Decided.KIND).equalTo(Decided.MANIFEST_ROW))
                .select(
                        col(Decided.REPOSITORY),
                        col(Decided.DIGEST),
                        col(Decided.KEEPS),
                        col(Decided.ROOT_REASON),
                        when(col(Decided.KEEPS), "keep").otherwise("delete").as(DECISION),
                        col(Decided.RULE),
                        col(Decided.EVIDENCE));
        return revisions.join(decisions, Joins.on(Revisions.REPOSITORY, Revisions.DIGEST));
    }

    private static Dataset<Row> weighed(Dataset<Row> weights) {
        return weights.select(
                col(Weights.DIGEST),
                col(Weights.SIZE_BYTES),
                col(Weights.EXCLUSIVE_BYTES),
                col(Weights.LAYER_COUNT).as(LAYERS));
    }

    private static Dataset<Row> described(Dataset<Row> manifests) {
        Column isKnown = not(col(Manifests.KIND).equalTo(ManifestKinds.UNKNOWN));
        return manifests.select(
                col(Manifests.DIGEST),
                col(Manifests.STATE),
                when(isKnown, col(Manifests.KIND)).as(Manifests.KIND),
                when(col(Manifests.MEDIA_TYPE).notEqual(""), col(Manifests.MEDIA_TYPE))
                        .as(Manifests.MEDIA_TYPE),
                col(Manifests.ARTIFACT_TYPE),
                col(Manifests.SUBJECT),
                col(Manifests.CREATED_AT));
    }

    /** digest, platform: what an index says of it, the first by name where several differ. */
    private static Dataset<Row> platforms(Dataset<Row> indexes) {
        return indexes.filter(col(Manifests.KIND).equalTo(ManifestKinds.INDEX))
                .select(explode(col(Manifests.REFERENCES)).as("entry"))
                .select(
                        col("entry").getField(Reference.DIGEST).as(Revisions.DIGEST),
                        col("entry").getField(Reference.PLATFORM).as(PLATFORM))
                .filter(col(PLATFORM).isNotNull())
                .groupBy(Revisions.DIGEST)
                .agg(min(PLATFORM).as(PLATFORM));
    }

    private static Dataset<Row> tagSamples(Dataset<Row> links) {
        Column names = array_sort(collect_list(Links.TAG));
        return links.filter(col(Links.KIND)
                        .equalTo(EntryKind.TAG.label())
                        .and(col(Links.DIGEST).isNotNull()))
                .groupBy(
                        col(Links.REPOSITORY).as(Revisions.REPOSITORY),
                        col(Links.DIGEST).as(Revisions.DIGEST))
                .agg(array_join(slice(names, 1, TAGS_IN_SAMPLE), ",").as(TAG_SAMPLE));
    }
}
