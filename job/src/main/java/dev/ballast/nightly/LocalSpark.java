package dev.ballast.nightly;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Spark in this process, set up for one machine. */
public final class LocalSpark {
    /**
     * A hash table cannot be written to disk: if there is no room for it, the run ends. Compressed, as parts are measured, it
     * is a fifth of what it is in memory, of which tasks have some half.
     */
    private static final int HEAP_OF_A_HASH_TABLE = 24;

    /**
     * Every sort and every hash table of every task begins with a page of memory, of which a task has 8,192 at most. Spark's own
     * choice, a 32nd of what a core has of the heap, is more than most of them ever fill.
     */
    private static final int PAGES_OF_THE_HEAP = 1024;

    private static final long LEAST_PAGE_BYTES = 1L << 20;

    private LocalSpark() {}

    /**
     * Starts Spark, or takes the one that runs.
     *
     * @param settings what an administrator sets beyond the defaults
     */
    public static SparkSession session(int cores, Map<String, String> settings) {
        SparkSession.Builder builder = SparkSession.builder().appName("ballast").master("local[" + cores + "]");
        exactness(builder);
        oneMachine(builder, cores);
        settings.forEach(builder::config);
        SparkSession session = builder.getOrCreate();
        HadoopDefaults.lighten(session.sparkContext().hadoopConfiguration());
        return session;
    }

    /** What the results depend on. */
    static void exactness(SparkSession.Builder builder) {
        builder.config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.datetime.java8API.enabled", "true")
                .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
                .config("spark.sql.parquet.compression.codec", "zstd")
                .config("spark.sql.files.ignoreMissingFiles", "false")
                .config("spark.sql.files.ignoreCorruptFiles", "false")
                .config("spark.speculation", "false");
    }

    /** What only time depends on. */
    private static void oneMachine(SparkSession.Builder builder, int cores) {
        long heap = Runtime.getRuntime().maxMemory();
        String hashedBytes = heap / cores / HEAP_OF_A_HASH_TABLE + "b";
        String pageBytes = Long.highestOneBit(Math.max(LEAST_PAGE_BYTES, heap / PAGES_OF_THE_HEAP)) + "b";
        builder.config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", String.valueOf(Math.max(4, 4 * cores)))
                .config("spark.sql.autoBroadcastJoinThreshold", "32MB")
                // Parquet of digests is a fraction of what it is in memory, where a broadcast has to fit.
                .config("spark.sql.sources.fileCompressionFactor", "5.0")
                .config("spark.buffer.pageSize", pageBytes)
                // A join by hashing sorts nothing. Spark takes it only for parts that are no larger than a part is
                // meant to be.
                .config("spark.sql.adaptive.maxShuffledHashJoinLocalMapThreshold", hashedBytes)
                .config("spark.sql.adaptive.advisoryPartitionSizeInBytes", hashedBytes)
                .config("spark.sql.sources.parallelPartitionDiscovery.threshold", "1000")
                .config("spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs", "false")
                .config("spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version", "2")
                .config("spark.hadoop.fs.file.impl", PlainLocalFileSystem.class.getName())
                .config("spark.sql.maxPlanStringLength", "1000")
                .config("spark.hadoop.parquet.summary.metadata.level", "NONE");
    }
}
