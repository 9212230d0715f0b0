package dev.ballast.scan;

import dev.ballast.registry.RegistryLayout;
import dev.ballast.storage.Listed;
import dev.ballast.storage.ObjectReader;
import dev.ballast.storage.StoredFile;
import dev.ballast.storage.Unlisted;
import dev.ballast.tables.Links;
import java.util.Iterator;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Lists every file of every repository. Digests come from the paths; only a tag's current link and a link named by
 * another algorithm than SHA-256 are read.
 */
public final class LinkScan {
    /** Folders to have before whole sub-trees are listed: enough to keep the tasks of one machine evenly busy. */
    private static final int SHARDS_PER_TASK = 16;

    private LinkScan() {}

    /**
     * One row of {@link Links} per file below the repositories folder.
     *
     * @param known links that are not read again if they are unchanged
     */
    public static Dataset<Row> of(Storage storage, KnownLinks known) {
        Broadcast<KnownLinks> everywhere = JavaSparkContext.fromSparkContext(
                        storage.spark().sparkContext())
                .broadcast(known);
        return storage.scan(
                Shards.ofRepositories(storage, RegistryLayout.REPOSITORIES, SHARDS_PER_TASK * storage.tasks()),
                new ListLinks(storage.listing(), storage.reader(), everywhere),
                Links.TABLE.schema());
    }

    private record ListLinks(Listing listing, ObjectReader reader, Broadcast<KnownLinks> known)
            implements FlatMapFunction<Iterator<Shard>, Row> {
        private static final long serialVersionUID = 1;

        @Override
        public Iterator<Row> call(Iterator<Shard> shards) {
            LinkReader links = new LinkReader(reader, known.value());
            return InFlight.map(
                    listing.of(shards),
                    place -> mustBeRead(links, place),
                    place -> row(links, place),
                    listing.inFlight());
        }

        private static boolean mustBeRead(LinkReader links, Listed listed) {
            return listed instanceof StoredFile file && links.mustRead(file);
        }

        private static Row row(LinkReader links, Listed listed) {
            Links.Link link =
                    listed instanceof Unlisted place ? LinkReader.unlisted(place) : links.link((StoredFile) listed);
            return link.toRow();
        }
    }
}
