package dev.ballast.scan;

import com.google.common.collect.Iterators;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.storage.Listed;
import dev.ballast.storage.StoredFile;
import dev.ballast.tables.Links;
import dev.ballast.tables.ReadLinks;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.FlatMapFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Lists every file of every repository. Digests come from the paths; only a tag's current link and a link named by
 * another algorithm than SHA-256 are read.
 */
public final class LinkScan {
    /** Folders to have before whole sub-trees are listed: enough to keep the tasks of one machine evenly busy. */
    private static final int SHARDS_PER_TASK = 16;
    /** Known links take 64 bytes each in the task that lists their shards. */
    private static final int KNOWN_PER_TASK = 1_000_000;

    private LinkScan() {}

    /**
     * One row of {@link Links} per file below the repositories folder.
     *
     * @param known rows of {@link ReadLinks}, which are not read again if they are unchanged
     */
    public static Dataset<Row> of(Storage storage, @Nullable Dataset<Row> known) {
        List<Shard> shards =
                Shards.ofRepositories(storage, RegistryLayout.REPOSITORIES, SHARDS_PER_TASK * storage.tasks());
        ListLinks listing = new ListLinks(storage.listing(), new LinkRows(storage.reader(), storage.inFlight()));
        return known == null
                ? storage.scan(shards, listing, Links.TABLE.schema())
                : storage.spark().createDataFrame(scan(storage, shards, listing, known), Links.TABLE.schema());
    }

    private static JavaRDD<Row> scan(Storage storage, List<Shard> shards, ListLinks listing, Dataset<Row> known) {
        long atLeast = known.count() / KNOWN_PER_TASK + 1;
        List<List<Shard>> tasks =
                Shards.dealt(shards, (int) Math.min(shards.size(), Math.max(storage.tasks(), atLeast)));
        JavaRDD<byte[]> byShard = KnownLinks.byPath(known)
                .partitionBy(new ShardPartitioner(tasks))
                .values();
        return JavaSparkContext.fromSparkContext(storage.spark().sparkContext())
                .parallelize(tasks, tasks.size())
                .zipPartitions(byShard, new ListKnowing(listing));
    }

    /**
     * One row of {@link Links} per file that somebody else has listed.
     *
     * @param known as above; nothing if all links are read
     */
    static JavaRDD<Row> rows(Storage storage, JavaRDD<Listed> listed, @Nullable Dataset<Row> known) {
        LinkRows rows = new LinkRows(storage.reader(), storage.inFlight());
        if (known == null) {
            return listed.mapPartitions(rows);
        }
        HashPartitioner byPath =
                new HashPartitioner((int) Math.max(storage.tasks(), known.count() / KNOWN_PER_TASK + 1));
        JavaRDD<Listed> blind = listed.filter(LinkReader::isBlind)
                .keyBy(file -> ((StoredFile) file).path())
                .partitionBy(byPath)
                .values();
        JavaRDD<byte[]> before = KnownLinks.byPath(known).partitionBy(byPath).values();
        return listed.filter(file -> !LinkReader.isBlind(file))
                .mapPartitions(rows)
                .union(blind.zipPartitions(before, new Knowing(rows)));
    }

    private record Knowing(LinkRows rows) implements FlatMapFunction2<Iterator<Listed>, Iterator<byte[]>, Row> {
        private static final long serialVersionUID = 1;

        @Override
        public Iterator<Row> call(Iterator<Listed> listed, Iterator<byte[]> known) {
            return rows.of(listed, KnownLinks.packed(known));
        }
    }

    private record ListKnowing(ListLinks links)
            implements FlatMapFunction2<Iterator<List<Shard>>, Iterator<byte[]>, Row> {
        private static final long serialVersionUID = 1;

        @Override
        public Iterator<Row> call(Iterator<List<Shard>> shards, Iterator<byte[]> known) {
            return links.rows(Iterators.concat(Iterators.transform(shards, List::iterator)), KnownLinks.packed(known));
        }
    }

    private record ListLinks(Listing listing, LinkRows links) implements FlatMapFunction<Iterator<Shard>, Row> {
        private static final long serialVersionUID = 1;

        @Override
        public Iterator<Row> call(Iterator<Shard> shards) {
            return rows(shards, KnownLinks.NONE);
        }

        Iterator<Row> rows(Iterator<Shard> shards, KnownLinks known) {
            return links.of(listing.of(shards), known);
        }
    }
}
