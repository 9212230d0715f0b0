package dev.ballast.analytics;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.sum;

import com.google.common.hash.Hashing;
import dev.ballast.tables.Chains;
import dev.ballast.tables.Revisions;
import dev.ballast.tables.Weights;
import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * The chains of lowest layers that images begin with.
 *
 * <p>A chain is identified as OCI identifies chains of unpacked layers (image specification 1.1, config.md, "Layer
 * ChainID"), but over the layers' stored digests: of one layer its digest, else the SHA-256 of the chain below, a
 * space, and the topmost digest.
 */
public final class LayerChains {
    /** Whether the chain is all that the image consists of. */
    static final String IS_WHOLE = "is_whole";

    private static final String POSITION = "position";
    private static final String CHAIN = "chain";

    private LayerChains() {}

    /**
     * One row per image of a repository and chain that it begins with and others may, too.
     *
     * @param images repository, {@link Weights#WHOLE_ID}, {@link Weights#CHAINS}
     */
    static Dataset<Row> begun(Dataset<Row> images) {
        Column chains = col(Weights.CHAINS);
        Column below = get(chains, col(POSITION).minus(1));
        return images.select(
                        col(Revisions.REPOSITORY),
                        col(Weights.WHOLE_ID),
                        chains,
                        posexplode(chains).as(new String[] {POSITION, CHAIN}))
                .select(
                        col(Revisions.REPOSITORY),
                        field(col(CHAIN), Weights.Chain.CHAIN_ID).as(Chains.CHAIN_ID),
                        field(below, Weights.Chain.CHAIN_ID).as(Chains.PARENT_ID),
                        col(POSITION).plus(1).cast(DataTypes.LongType).as(Chains.LAYERS),
                        field(col(CHAIN), Weights.Chain.TOP_DIGEST).as(Chains.TOP_DIGEST),
                        field(col(CHAIN), Weights.Chain.SIZE_BYTES).as(Chains.SIZE_BYTES),
                        field(col(CHAIN), Weights.Chain.CHAIN_ID)
                                .equalTo(col(Weights.WHOLE_ID))
                                .as(IS_WHOLE),
                        col(Weights.WHOLE_ID));
    }

    /** One row of {@link Chains} per chain that at least two images of all repositories begin with. */
    public static Dataset<Row> shared(Dataset<Row> revisions, Dataset<Row> weights) {
        String[] chain = {Chains.PARENT_ID, Chains.LAYERS, Chains.TOP_DIGEST, Chains.SIZE_BYTES, Revisions.REPOSITORY};
        Dataset<Row> images = revisions
                .filter(Revisions.IS_REVISION)
                .select(Revisions.REPOSITORY, Revisions.DIGEST)
                .join(ofImages(weights), Revisions.DIGEST);
        return begun(images)
                .groupBy(Chains.CHAIN_ID, chain)
                .agg(count(lit(1)).as(Chains.IMAGES), count_if(col(IS_WHOLE)).as(Chains.EXACT_IMAGES))
                .groupBy(Chains.CHAIN_ID, Chains.PARENT_ID, Chains.LAYERS, Chains.TOP_DIGEST, Chains.SIZE_BYTES)
                .agg(
                        sum(Chains.IMAGES).as(Chains.IMAGES),
                        sum(Chains.EXACT_IMAGES).as(Chains.EXACT_IMAGES),
                        count(lit(1)).as(Chains.REPOSITORIES))
                .filter(col(Chains.IMAGES).gt(1));
    }

    /** digest, whole_id, chains: of what has layers of its own. */
    static Dataset<Row> ofImages(Dataset<Row> weights) {
        return weights.filter(col(Weights.WHOLE_ID).isNotNull())
                .select(Weights.DIGEST, Weights.WHOLE_ID, Weights.CHAINS);
    }

    /** The identity of the chain that this layer makes of the one below it. */
    static String chainId(@Nullable String below, String layer) {
        return below == null
                ? layer
                : "sha256:" + Hashing.sha256().hashString(below + " " + layer, StandardCharsets.US_ASCII);
    }

    private static Column field(Column chain, String name) {
        return chain.getField(name);
    }
}
