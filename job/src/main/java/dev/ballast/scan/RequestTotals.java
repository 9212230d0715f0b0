package dev.ballast.scan;

import dev.ballast.storage.RequestCounter;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;

/**
 * Counts the requests of all tasks, those of repeated tasks too: they were sent.
 *
 * @param lists requests for listings
 * @param reads requests for single objects
 */
public record RequestTotals(LongAccumulator lists, LongAccumulator reads) implements RequestCounter {
    private static final long serialVersionUID = 1;

    static RequestTotals in(SparkSession spark) {
        return new RequestTotals(
                spark.sparkContext().longAccumulator(), spark.sparkContext().longAccumulator());
    }

    /** Requests for listings so far. */
    public long listed() {
        return lists.value();
    }

    /** Requests for single objects so far. */
    public long read() {
        return reads.value();
    }

    @Override
    public void listed(long requests) {
        add(lists, requests);
    }

    @Override
    public void read(long requests) {
        add(reads, requests);
    }

    private static void add(LongAccumulator total, long requests) {
        synchronized (total) {
            total.add(requests);
        }
    }
}
