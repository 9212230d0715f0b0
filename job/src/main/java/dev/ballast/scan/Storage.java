package dev.ballast.scan;

import dev.ballast.storage.ObjectReader;
import dev.ballast.storage.StorageLister;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The storage that is scanned, and the engine that scans it.
 *
 * @param tasks how many parts a listing is cut into
 * @param inFlight how many requests of one task may wait for the storage at once
 * @param requests what an object store was asked so far
 */
public record Storage(
        SparkSession spark,
        StorageLister lister,
        ObjectReader reader,
        int tasks,
        int inFlight,
        RequestTotals requests) {

    public Storage {
        lister = lister.counting(requests);
        reader = reader.counting(requests);
    }

    public Storage(SparkSession spark, StorageLister lister, ObjectReader reader, int tasks, int inFlight) {
        this(spark, lister, reader, tasks, inFlight, RequestTotals.in(spark));
    }

    /** A storage that is asked one thing after the other. */
    public Storage(SparkSession spark, StorageLister lister, ObjectReader reader, int tasks) {
        this(spark, lister, reader, tasks, 1);
    }

    Dataset<Row> scan(List<Shard> shards, FlatMapFunction<Iterator<Shard>, Row> listing, StructType schema) {
        List<List<Shard>> dealt = Shards.dealt(shards, tasks);
        return spark.createDataFrame(
                JavaSparkContext.fromSparkContext(spark.sparkContext())
                        .parallelize(dealt, dealt.size())
                        .flatMap(List::iterator)
                        .mapPartitions(listing),
                schema);
    }

    Listing listing() {
        return new Listing(lister, inFlight);
    }
}
