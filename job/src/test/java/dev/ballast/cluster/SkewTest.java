package dev.ballast.cluster;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.analytics.ManifestWeights;
import dev.ballast.mark.ReferenceCounts;
import dev.ballast.tables.Counted;
import dev.ballast.tables.Links;
import dev.ballast.tables.Manifests;
import dev.ballast.tables.MediaTypes;
import dev.ballast.tables.WorkingTable;
import dev.ballast.testing.SharedSpark;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/**
 * What is named by nearly everything, or holds nearly everything, is no task's own: the limits from which on Spark divides
 * such parts are made small here, as the registry is.
 */
class SkewTest {
    private static final int IMAGES = 20_000;
    /** Parts are divided by bytes, down to the size of the others; rows of the empty layer are the smallest there are. */
    private static final int PARTITIONS = 64;

    private static final String EMPTY_LAYER = "sha256:empty";
    private static final Map<String, String> DIVIDING = Map.of(
            "spark.sql.adaptive.enabled",
            "true",
            "spark.sql.adaptive.coalescePartitions.enabled",
            "false",
            "spark.sql.adaptive.skewJoin.skewedPartitionFactor",
            "1.5",
            "spark.sql.adaptive.skewJoin.skewedPartitionThresholdInBytes",
            "50KB",
            "spark.sql.adaptive.advisoryPartitionSizeInBytes",
            "50KB",
            "spark.sql.autoBroadcastJoinThreshold",
            "-1",
            "spark.sql.shuffle.partitions",
            String.valueOf(PARTITIONS));

    private final SparkSession spark = session();

    @Test
    void noTaskWeighsAllImagesThatNameTheEmptyLayer() throws TimeoutException {
        long most = mostRowsOfATask(ManifestWeights.of(manifests(), counted(), none(Links.TABLE)));

        assertThat(most).isGreaterThan(0).isLessThan(IMAGES / 2);
    }

    @Test
    void noTaskCountsAllReferencesOfARepositoryThatHoldsHalfOfAllImages() throws TimeoutException {
        Column repository = functions
                .when(col("id").mod(2).equalTo(0), "crowd/half")
                .otherwise(functions.concat(lit("project/"), col("id").mod(97)));
        Dataset<Row> reachable =
                images().select(repository.as("repository"), digest("manifest").as("digest"), lit(1L).as("tags"));
        ReferenceCounts.Sources sources = new ReferenceCounts.Sources(
                none(Links.TABLE),
                manifests(),
                reachable,
                spark.createDataFrame(
                        List.of(), StructType.fromDDL("repository string, target string, digest string, tags bigint")),
                MediaTypes.of(spark, new TreeSet<>(List.of("layer"))),
                spark.createDataFrame(List.of(), StructType.fromDDL("repository string")),
                none(Links.TABLE));

        long most = mostRowsOfATask(ReferenceCounts.usage(sources));

        assertThat(most).isGreaterThan(0).isLessThan(IMAGES / 2);
    }

    private Dataset<Row> images() {
        return spark.range(0, IMAGES, 1, PARTITIONS).toDF();
    }

    /** Each names the empty layer and one of its own. */
    private Dataset<Row> manifests() {
        return table(
                Manifests.TABLE,
                Map.of(
                        Manifests.DIGEST,
                        digest("manifest"),
                        Manifests.STATE,
                        lit("parsed"),
                        Manifests.KIND,
                        lit("image"),
                        Manifests.REFERENCES,
                        functions.array(layer(lit(EMPTY_LAYER)), layer(digest("layer")))));
    }

    private Dataset<Row> counted() {
        Dataset<Row> own = table(Counted.TABLE, countedAs(digest("layer")));
        return own.unionByName(table(Counted.TABLE, countedAs(lit(EMPTY_LAYER))).limit(1));
    }

    private static Map<String, Column> countedAs(Column digest) {
        return Map.of(
                Counted.DIGEST,
                digest,
                Counted.STATE,
                lit("referenced"),
                Counted.SIZE_BYTES,
                lit(1L),
                Counted.HOLDERS,
                lit(1L));
    }

    private static Column layer(Column digest) {
        return functions.struct(
                digest.as(Manifests.Reference.DIGEST),
                lit("layer").as(Manifests.Reference.ROLE),
                lit("layer").as(Manifests.Reference.MEDIA_TYPE),
                lit(1L).as(Manifests.Reference.DECLARED_BYTES),
                lit(true).as(Manifests.Reference.STORED_HERE),
                lit(null).cast("string").as(Manifests.Reference.PLATFORM));
    }

    private static Column digest(String of) {
        return functions.concat(
                lit("sha256:" + of + "-"), functions.sha2(col("id").cast("string"), 256));
    }

    /** A row for each image; what is not given is nothing. */
    private Dataset<Row> table(WorkingTable table, Map<String, Column> given) {
        Stream<Column> columns = Arrays.stream(table.schema().fields()).map(field -> column(field, given));
        return images().select(columns.toArray(Column[]::new));
    }

    private static Column column(StructField field, Map<String, Column> given) {
        return given.getOrDefault(field.name(), lit(null).cast(field.dataType()))
                .as(field.name());
    }

    private Dataset<Row> none(WorkingTable table) {
        return spark.createDataFrame(List.of(), table.schema());
    }

    /** The most rows that one task took from others; what other tests do in the same session at that time does not count. */
    private long mostRowsOfATask(Dataset<Row> rows) throws TimeoutException {
        String group = UUID.randomUUID().toString();
        Most most = new Most(group);
        spark.sparkContext().addSparkListener(most);
        spark.sparkContext().setJobGroup(group, "rows of one task", false);
        try {
            rows.write().format("noop").mode(SaveMode.Overwrite).save();
            spark.sparkContext().listenerBus().waitUntilEmpty();
        } finally {
            spark.sparkContext().clearJobGroup();
            spark.sparkContext().removeSparkListener(most);
        }
        return most.rows.get();
    }

    private static SparkSession session() {
        SparkSession session = SharedSpark.session().newSession();
        DIVIDING.forEach((name, value) -> session.conf().set(name, value));
        return session;
    }

    private static final class Most extends SparkListener {
        private final String group;
        private final Set<Integer> stages = new HashSet<>();
        private final AtomicLong rows = new AtomicLong();

        Most(String group) {
            this.group = group;
        }

        @Override
        public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
            if (group.equals(submitted.properties().getProperty("spark.jobGroup.id"))) {
                stages.add(submitted.stageInfo().stageId());
            }
        }

        @Override
        public void onTaskEnd(SparkListenerTaskEnd ended) {
            if (ended.taskMetrics() != null && stages.contains(ended.stageId())) {
                long read = ended.taskMetrics().shuffleReadMetrics().recordsRead();
                rows.accumulateAndGet(read, Math::max);
            }
        }
    }
}
