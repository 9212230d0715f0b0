package dev.ballast.analytics;

import com.google.common.collect.AbstractIterator;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the parts of each manifest. Those of one manifest come one after another, the manifest itself first and layers from
 * the lowest up; no more than one manifest is in memory, and no aggregation has to gather lists.
 */
final class WeighManifests implements MapPartitionsFunction<Row, Row> {
    /** The manifest itself as links name it, a part as it is stored. */
    static final String DIGEST = "digest";
    /** As stored; 0 if it is not. */
    static final String SIZE_BYTES = "size_bytes";
    /** Whether it is a manifest of its own, which an index names. */
    static final String IS_ENTRY = "is_entry";
    /** Whether nothing else holds it. */
    static final String IS_EXCLUSIVE = "is_exclusive";

    static final String IS_LAYER = "is_layer";
    /** Whether it is a layer of an image. */
    static final String IS_CHAINED = "is_chained";
    /** Whether other images may name it, too. */
    static final String IS_SHARED = "is_shared";

    private static final long serialVersionUID = 1;

    /** Places of the columns: a number that parts of one manifest have in common, the part's place in it, and those above. */
    private static final int AT_NUMBER = 0;

    private static final int AT_DIGEST = 2;
    private static final int AT_SIZE_BYTES = 3;
    private static final int AT_IS_ENTRY = 4;
    private static final int AT_IS_EXCLUSIVE = 5;
    private static final int AT_IS_LAYER = 6;
    private static final int AT_IS_CHAINED = 7;
    private static final int AT_IS_SHARED = 8;

    @Override
    public Iterator<Row> call(Iterator<Row> parts) {
        return new Weighed(parts);
    }

    private static final class Weighed extends AbstractIterator<Row> {
        private final Iterator<Row> parts;
        /** The first part of the next manifest. */
        private @Nullable Row ahead;

        Weighed(Iterator<Row> parts) {
            this.parts = parts;
            this.ahead = following();
        }

        private @Nullable Row following() {
            return parts.hasNext() ? parts.next() : null;
        }

        @Override
        protected @Nullable Row computeNext() {
            if (ahead == null) {
                return endOfData();
            }
            long number = ahead.getLong(AT_NUMBER);
            Weight weight = new Weight(ahead.getString(AT_DIGEST));
            while (ahead != null && ahead.getLong(AT_NUMBER) == number) {
                weight.add(ahead);
                ahead = following();
            }
            return weight.row();
        }
    }

    private static final class Weight {
        private final String manifest;
        private final List<Row> chains = new ArrayList<>();
        private @Nullable String chainId;
        private long chainBytes;
        private boolean isShared = true;
        private long sizeBytes;
        private long exclusiveBytes;
        private long layers;

        Weight(String manifest) {
            this.manifest = manifest;
        }

        void add(Row part) {
            long bytes = part.getLong(AT_SIZE_BYTES);
            sizeBytes += part.getBoolean(AT_IS_ENTRY) ? 0 : bytes;
            exclusiveBytes += part.getBoolean(AT_IS_EXCLUSIVE) ? bytes : 0;
            layers += part.getBoolean(AT_IS_LAYER) ? 1 : 0;
            if (part.getBoolean(AT_IS_CHAINED)) {
                String layer = part.getString(AT_DIGEST);
                chainId = LayerChains.chainId(chainId, layer);
                chainBytes += bytes;
                isShared &= part.getBoolean(AT_IS_SHARED);
                if (isShared) {
                    chains.add(RowFactory.create(chainId, layer, chainBytes));
                }
            }
        }

        Row row() {
            return RowFactory.create(manifest, sizeBytes, exclusiveBytes, layers, chainId, chains.toArray(Row[]::new));
        }
    }
}
