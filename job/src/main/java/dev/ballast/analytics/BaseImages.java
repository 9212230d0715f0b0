package dev.ballast.analytics;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import dev.ballast.tables.Chains;
import dev.ballast.tables.Joins;
import dev.ballast.tables.Revisions;
import dev.ballast.tables.TagLeads;
import dev.ballast.tables.Weights;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The published table {@code base_images}: what images are built on. A chain's own repository is the one that had an
 * image of exactly that chain first; if its newest tag leads to other layers, the images above the chain lag behind.
 */
public final class BaseImages {
    private static final String REPOSITORY = TagLeads.REPOSITORY;
    private static final String DIGEST = TagLeads.DIGEST;
    private static final String TAG = TagLeads.TAG;
    private static final String NAME = "name";
    private static final String NEWEST_TAG = "newest_tag";
    private static final String NEWEST_AT = "newest_at";
    private static final String HOME = "home";
    private static final String PUSHED_AT = "home_pushed_at";
    private static final String IS_CURRENT = "is_current";
    private static final String RENEWED_IMAGES = "renewed_images";
    private static final String NEWEST = "newest";
    private static final String OLDEST = "oldest";

    private final Dataset<Row> chains;
    private final Dataset<Row> images;
    private final Dataset<Row> revisions;
    private final Dataset<Row> leads;
    private final Dataset<Row> newestTags;

    /**
     * @param chains rows of {@link Chains}
     * @param leads rows of {@link TagLeads}
     */
    public BaseImages(Dataset<Row> chains, Dataset<Row> weights, Dataset<Row> revisions, Dataset<Row> leads) {
        this.chains = chains;
        this.images = LayerChains.ofImages(weights);
        this.revisions = revisions.filter(Revisions.IS_REVISION);
        this.leads = leads;
        this.newestTags = newestTags(leads);
    }

    /** One row per chain that no longer chain has all the images of, without run_id and run_at. */
    public Dataset<Row> table() {
        Dataset<Row> bases = bases();
        Column lagging =
                col(Chains.IMAGES).minus(col(Chains.EXACT_IMAGES)).minus(coalesce(col(RENEWED_IMAGES), lit(0L)));
        Column isOutdated =
                not(coalesce(col(IS_CURRENT), lit(false))).and(col(NEWEST_AT).gt(col(PUSHED_AT)));
        return bases.join(origins(bases), Joins.on(Chains.CHAIN_ID), "left")
                .join(newestTags.withColumnRenamed(REPOSITORY, HOME), Joins.on(HOME), "left")
                .join(renewals(), Joins.on(HOME, Chains.CHAIN_ID), "left")
                .withColumn("newest_name", when(isOutdated, concat(col(HOME), lit(":"), col(NEWEST_TAG))))
                .withColumn("lagging_images", when(isOutdated, lagging).otherwise(0L))
                .withColumn(
                        "saved_bytes",
                        col(Chains.SIZE_BYTES).multiply(col(Chains.IMAGES).minus(1)));
    }

    private Dataset<Row> bases() {
        Dataset<Row> longer = chains.groupBy(col(Chains.PARENT_ID).as(Chains.CHAIN_ID))
                .agg(max(Chains.IMAGES).as("longer_images"));
        return chains.join(longer, Joins.on(Chains.CHAIN_ID), "left")
                .filter(col("longer_images").isNull().or(col("longer_images").lt(col(Chains.IMAGES))))
                .drop("longer_images");
    }

    /**
     * chain_id, name, home, home_pushed_at: of the images that are exactly one of the bases, the newest tag, and the
     * repository that had one first, since when.
     */
    private Dataset<Row> origins(Dataset<Row> bases) {
        Column newestFirst = struct(
                col(TagLeads.TAGGED_AT).multiply(-1).as("age"),
                concat(col(REPOSITORY), lit(":"), col(TAG)).as(NAME));
        Column oldestFirst = struct(
                coalesce(unix_micros(col(Revisions.PUSHED_AT)), lit(Long.MAX_VALUE))
                        .as(PUSHED_AT),
                col(REPOSITORY).as(HOME));
        return images.select(col(DIGEST), col(Weights.WHOLE_ID).as(Chains.CHAIN_ID))
                .join(bases.select(Chains.CHAIN_ID), Joins.on(Chains.CHAIN_ID), "left_semi")
                .join(revisions.select(REPOSITORY, DIGEST, Revisions.PUSHED_AT), DIGEST)
                .join(leads, Joins.on(REPOSITORY, DIGEST), "left")
                .groupBy(Chains.CHAIN_ID)
                .agg(
                        min(when(col(TAG).isNotNull(), newestFirst)).as(NEWEST),
                        min(oldestFirst).as(OLDEST))
                .select(
                        col(Chains.CHAIN_ID),
                        col(NEWEST + "." + NAME).as(NAME),
                        col(OLDEST + "." + HOME).as(HOME),
                        col(OLDEST + "." + PUSHED_AT).as(PUSHED_AT));
    }

    /** repository, newest_tag, newest_at: of the tags that lead to images. */
    private static Dataset<Row> newestTags(Dataset<Row> leads) {
        Column newestFirst = struct(col(TagLeads.TAGGED_AT).multiply(-1).as("age"), col(TAG).as(TAG));
        return leads.groupBy(REPOSITORY)
                .agg(min(newestFirst).as(NEWEST))
                .select(
                        col(REPOSITORY),
                        col(NEWEST + "." + TAG).as(NEWEST_TAG),
                        col(NEWEST + ".age").multiply(-1).as(NEWEST_AT));
    }

    /**
     * home, chain_id, is_current, renewed_images: whether the newest tag of the repository is exactly that chain, or how
     * many images begin with what it adds to the chain.
     */
    private Dataset<Row> renewals() {
        Dataset<Row> newest = leads.join(
                        newestTags.withColumnRenamed(NEWEST_TAG, TAG), Joins.on(REPOSITORY, TAG), "left_semi")
                .select(REPOSITORY, DIGEST);
        Dataset<Row> wholes = chains.select(col(Chains.CHAIN_ID).as(Weights.WHOLE_ID), col(Chains.IMAGES));
        Column renewed = when(not(col(LayerChains.IS_WHOLE)), coalesce(col(Chains.IMAGES), lit(1L)))
                .otherwise(0L);
        return LayerChains.begun(newest.join(images, DIGEST))
                .select(
                        col(REPOSITORY).as(HOME),
                        col(Chains.CHAIN_ID),
                        col(Weights.WHOLE_ID),
                        col(LayerChains.IS_WHOLE))
                .distinct()
                .join(wholes, Joins.on(Weights.WHOLE_ID), "left")
                .groupBy(HOME, Chains.CHAIN_ID)
                .agg(max(LayerChains.IS_WHOLE).as(IS_CURRENT), sum(renewed).as(RENEWED_IMAGES));
    }
}
