package dev.ballast.storage;

import java.util.List;
import org.apache.hadoop.fs.statistics.IOStatistics;
import org.apache.hadoop.fs.statistics.IOStatisticsSupport;
import org.apache.hadoop.fs.statistics.StoreStatisticNames;
import org.jspecify.annotations.Nullable;

/** How many requests a listing or a stream of Hadoop's sent, as it tells itself; one, of a file system that does not tell. */
final class SentRequests {
    private static final List<String> PAGES =
            List.of(StoreStatisticNames.OBJECT_LIST_REQUEST, StoreStatisticNames.OBJECT_CONTINUE_LIST_REQUEST);
    private static final List<String> READS = List.of(StoreStatisticNames.ACTION_HTTP_GET_REQUEST);

    private SentRequests() {}

    static long ofListing(@Nullable Object listing) {
        return of(listing, PAGES);
    }

    static long ofStream(Object stream) {
        return of(stream, READS);
    }

    private static long of(@Nullable Object source, List<String> names) {
        IOStatistics told = source == null ? null : IOStatisticsSupport.retrieveIOStatistics(source);
        return told == null || !told.counters().containsKey(names.get(0))
                ? 1
                : names.stream()
                        .mapToLong(name -> told.counters().getOrDefault(name, 0L))
                        .sum();
    }
}
