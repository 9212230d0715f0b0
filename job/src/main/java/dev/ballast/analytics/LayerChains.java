package dev.ballast.analytics;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;

import com.google.common.hash.Hashing;
import dev.ballast.tables.Chains;
import dev.ballast.tables.Revisions;
import dev.ballast.tables.Weights;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The chains of lowest layers that images begin with.
 *
 * <p>A chain is identified as OCI identifies chains of unpacked layers (image specification 1.1, config.md, "Layer
 * ChainID"), but over the layers' stored digests: of one layer its digest, else the SHA-256 of the chain below, a
 * space, and the topmost digest.
 */
public final class LayerChains {
    static final String DIGEST = "digest";
    /** Whether the chain is all that the image consists of. */
    static final String IS_WHOLE = "is_whole";
    /** The chain that is all of it. */
    static final String WHOLE_ID = "whole_id";

    private static final StructType SCHEMA = new StructType()
            .add(DIGEST, DataTypes.StringType, false)
            .add(Chains.CHAIN_ID, DataTypes.StringType, false)
            .add(Chains.PARENT_ID, DataTypes.StringType, true)
            .add(Chains.LAYERS, DataTypes.LongType, false)
            .add(Chains.TOP_DIGEST, DataTypes.StringType, false)
            .add(Chains.SIZE_BYTES, DataTypes.LongType, false)
            .add(IS_WHOLE, DataTypes.BooleanType, false)
            .add(WHOLE_ID, DataTypes.StringType, false);

    private LayerChains() {}

    /** One row per image and chain that it begins with: one for each of its layers. */
    static Dataset<Row> begun(Dataset<Row> weights) {
        return weights.select(Weights.DIGEST, Weights.LAYERS)
                .filter(size(col(Weights.LAYERS)).gt(0))
                .flatMap(new Begin(), Encoders.row(SCHEMA));
    }

    /** One row of {@link Chains} per chain that at least two images of all repositories begin with. */
    public static Dataset<Row> shared(Dataset<Row> revisions, Dataset<Row> weights) {
        String[] chain = {Chains.PARENT_ID, Chains.LAYERS, Chains.TOP_DIGEST, Chains.SIZE_BYTES, Revisions.REPOSITORY};
        return revisions
                .filter(Revisions.IS_REVISION)
                .select(Revisions.REPOSITORY, Revisions.DIGEST)
                .join(begun(weights), DIGEST)
                .groupBy(Chains.CHAIN_ID, chain)
                .agg(count(lit(1)).as(Chains.IMAGES), count_if(col(IS_WHOLE)).as(Chains.EXACT_IMAGES))
                .groupBy(Chains.CHAIN_ID, Chains.PARENT_ID, Chains.LAYERS, Chains.TOP_DIGEST, Chains.SIZE_BYTES)
                .agg(
                        sum(Chains.IMAGES).as(Chains.IMAGES),
                        sum(Chains.EXACT_IMAGES).as(Chains.EXACT_IMAGES),
                        count(lit(1)).as(Chains.REPOSITORIES))
                .filter(col(Chains.IMAGES).gt(1));
    }

    /** The identity of the chain that this layer makes of the one below it. */
    static String chainId(@Nullable String below, String layer) {
        return below == null
                ? layer
                : "sha256:" + Hashing.sha256().hashString(below + " " + layer, StandardCharsets.US_ASCII);
    }

    private record Begin() implements FlatMapFunction<Row, Row> {
        private static final long serialVersionUID = 1;

        @Override
        public Iterator<Row> call(Row image) {
            List<Row> layers = image.getList(1);
            List<String> chains = chains(layers);
            String whole = chains.get(chains.size() - 1);
            List<Row> begun = new ArrayList<>(layers.size());
            long sizeBytes = 0;
            for (int i = 0; i < layers.size(); i++) {
                sizeBytes += layers.get(i).getLong(2);
                begun.add(RowFactory.create(
                        image.getString(0),
                        chains.get(i),
                        i == 0 ? null : chains.get(i - 1),
                        i + 1L,
                        layers.get(i).getString(1),
                        sizeBytes,
                        i == layers.size() - 1,
                        whole));
            }
            return begun.iterator();
        }

        private static List<String> chains(List<Row> layers) {
            List<String> chains = new ArrayList<>(layers.size());
            String below = null;
            for (Row layer : layers) {
                below = chainId(below, layer.getString(1));
                chains.add(below);
            }
            return chains;
        }
    }
}
