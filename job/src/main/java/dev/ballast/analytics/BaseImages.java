package dev.ballast.analytics;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import dev.ballast.tables.Chains;
import dev.ballast.tables.EntryKind;
import dev.ballast.tables.Joins;
import dev.ballast.tables.Links;
import dev.ballast.tables.ManifestKinds;
import dev.ballast.tables.Manifests;
import dev.ballast.tables.Manifests.Reference;
import dev.ballast.tables.Revisions;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The published table {@code base_images}: what images are built on. A chain's own repository is the one that had an
 * image of exactly that chain first; if its newest tag leads to other layers, the images above the chain lag behind.
 */
public final class BaseImages {
    private static final String REPOSITORY = Revisions.REPOSITORY;
    private static final String DIGEST = Revisions.DIGEST;
    private static final String TAG = "tag";
    private static final String TAGGED_AT = "tagged_at";
    private static final String NAME = "name";
    private static final String NEWEST_TAG = "newest_tag";
    private static final String NEWEST_AT = "newest_at";
    private static final String HOME = "home";
    private static final String PUSHED_AT = "home_pushed_at";
    private static final String IS_CURRENT = "is_current";
    private static final String RENEWED_IMAGES = "renewed_images";
    private static final String FIRST = "first";

    private final Dataset<Row> chains;
    private final Dataset<Row> begun;
    private final Dataset<Row> revisions;
    private final Dataset<Row> leads;

    /**
     * @param chains rows of {@link Chains}
     * @param tags links, if any of them is a tag
     */
    public BaseImages(
            Dataset<Row> chains,
            Dataset<Row> weights,
            Dataset<Row> revisions,
            Dataset<Row> tags,
            Dataset<Row> manifests) {
        this.chains = chains;
        this.begun = LayerChains.begun(weights);
        this.revisions = revisions.filter(Revisions.IS_REVISION);
        this.leads = leads(tags, manifests, this.revisions.select(REPOSITORY, DIGEST));
    }

    /** One row per chain that no longer chain has all the images of, without run_id and run_at. */
    public Dataset<Row> table() {
        Dataset<Row> bases = bases();
        Dataset<Row> exact = exact(bases);
        Column lagging =
                col(Chains.IMAGES).minus(col(Chains.EXACT_IMAGES)).minus(coalesce(col(RENEWED_IMAGES), lit(0L)));
        Column isOutdated =
                not(coalesce(col(IS_CURRENT), lit(false))).and(col(NEWEST_AT).gt(col(PUSHED_AT)));
        return bases.join(names(exact), Joins.on(Chains.CHAIN_ID), "left")
                .join(homes(exact), Joins.on(Chains.CHAIN_ID), "left")
                .join(newestTags().withColumnRenamed(REPOSITORY, HOME), Joins.on(HOME), "left")
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

    /** chain_id, repository, digest, pushed_at: the images that are exactly one of the bases. */
    private Dataset<Row> exact(Dataset<Row> bases) {
        return begun.filter(LayerChains.IS_WHOLE)
                .select(DIGEST, Chains.CHAIN_ID)
                .join(bases.select(Chains.CHAIN_ID), Joins.on(Chains.CHAIN_ID), "left_semi")
                .join(revisions.select(REPOSITORY, DIGEST, Revisions.PUSHED_AT), DIGEST);
    }

    /**
     * repository, tag, tagged_at (microseconds since 1970), digest: the images to which each tag leads.
     *
     * @param served repository, digest: a tag that points at anything else leads nowhere
     */
    private static Dataset<Row> leads(Dataset<Row> links, Dataset<Row> manifests, Dataset<Row> served) {
        Column isImage = col(Manifests.KIND).equalTo(ManifestKinds.IMAGE);
        Column isIndex = col(Manifests.KIND).equalTo(ManifestKinds.INDEX);
        Dataset<Row> images = manifests
                .filter(isImage)
                .select(
                        col(Manifests.DIGEST).as("target"),
                        col(Manifests.DIGEST).as(DIGEST))
                .unionByName(manifests
                        .filter(isIndex)
                        .select(
                                col(Manifests.DIGEST).as("target"),
                                explode(col(Manifests.REFERENCES)).as("entry"))
                        .select(
                                col("target"),
                                col("entry").getField(Reference.DIGEST).as(DIGEST)));
        return links.filter(col(Links.KIND)
                        .equalTo(EntryKind.TAG.label())
                        .and(col(Links.DIGEST).isNotNull()))
                .select(
                        col(Links.REPOSITORY).as(REPOSITORY),
                        col(Links.TAG).as(TAG),
                        unix_micros(col(Links.MODIFIED_AT)).as(TAGGED_AT),
                        col(Links.DIGEST).as("target"))
                .join(served.withColumnRenamed(DIGEST, "target"), Joins.on(REPOSITORY, "target"), "left_semi")
                .join(images, "target")
                .join(served, Joins.on(REPOSITORY, DIGEST), "left_semi")
                .drop("target");
    }

    /** chain_id, name: the newest tag that is exactly the chain. */
    private Dataset<Row> names(Dataset<Row> exact) {
        Column newestFirst = struct(
                col(TAGGED_AT).multiply(-1).as("age"),
                concat(col(REPOSITORY), lit(":"), col(TAG)).as(NAME));
        return exact.join(leads, Joins.on(REPOSITORY, DIGEST))
                .groupBy(Chains.CHAIN_ID)
                .agg(min(newestFirst).as(FIRST))
                .select(col(Chains.CHAIN_ID), col(FIRST + "." + NAME).as(NAME));
    }

    /** chain_id, home, home_pushed_at: the repository that had it first, and since when. */
    private static Dataset<Row> homes(Dataset<Row> exact) {
        Column oldestFirst = struct(
                coalesce(unix_micros(col(Revisions.PUSHED_AT)), lit(Long.MAX_VALUE))
                        .as(PUSHED_AT),
                col(REPOSITORY).as(HOME));
        return exact.groupBy(Chains.CHAIN_ID)
                .agg(min(oldestFirst).as(FIRST))
                .select(
                        col(Chains.CHAIN_ID),
                        col(FIRST + "." + HOME).as(HOME),
                        col(FIRST + "." + PUSHED_AT).as(PUSHED_AT));
    }

    /** repository, newest_tag, newest_at: of the tags that lead to images. */
    private Dataset<Row> newestTags() {
        Column newestFirst = struct(col(TAGGED_AT).multiply(-1).as("age"), col(TAG).as(TAG));
        return leads.groupBy(REPOSITORY)
                .agg(min(newestFirst).as(FIRST))
                .select(
                        col(REPOSITORY),
                        col(FIRST + "." + TAG).as(NEWEST_TAG),
                        col(FIRST + ".age").multiply(-1).as(NEWEST_AT));
    }

    /**
     * home, chain_id, is_current, renewed_images: whether the newest tag of the repository is exactly that chain, or how
     * many images begin with what it adds to the chain.
     */
    private Dataset<Row> renewals() {
        Dataset<Row> newest = newestTags()
                .join(leads, Joins.on(REPOSITORY))
                .filter(col(TAG).equalTo(col(NEWEST_TAG)))
                .select(col(REPOSITORY).as(HOME), col(DIGEST));
        Dataset<Row> whole = begun.filter(LayerChains.IS_WHOLE)
                .select(col(DIGEST), col(Chains.CHAIN_ID).as("whole_id"))
                .join(
                        chains.select(col(Chains.CHAIN_ID).as("whole_id"), col(Chains.IMAGES)),
                        Joins.on("whole_id"),
                        "left");
        Column renewed = when(not(col(LayerChains.IS_WHOLE)), coalesce(col(Chains.IMAGES), lit(1L)))
                .otherwise(0L);
        return newest.join(whole, Joins.on(DIGEST))
                .join(begun.select(DIGEST, Chains.CHAIN_ID, LayerChains.IS_WHOLE), Joins.on(DIGEST))
                .select(
                        col(HOME),
                        col(Chains.CHAIN_ID),
                        col("whole_id"),
                        col(LayerChains.IS_WHOLE),
                        renewed.as(RENEWED_IMAGES))
                .distinct()
                .groupBy(HOME, Chains.CHAIN_ID)
                .agg(
                        max(LayerChains.IS_WHOLE).as(IS_CURRENT),
                        sum(RENEWED_IMAGES).as(RENEWED_IMAGES));
    }
}
