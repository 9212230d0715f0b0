package dev.ballast.scan;

import dev.ballast.storage.Listed;
import dev.ballast.storage.ObjectReader;
import dev.ballast.storage.StoredFile;
import dev.ballast.storage.Unlisted;
import dev.ballast.tables.Links;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;

/**
 * Makes rows of {@link Links} from what was listed.
 *
 * @param inFlight how many files may be read at once
 */
record LinkRows(ObjectReader reader, int inFlight) implements FlatMapFunction<Iterator<Listed>, Row> {
    private static final long serialVersionUID = 1;

    @Override
    public Iterator<Row> call(Iterator<Listed> listed) {
        return of(listed, KnownLinks.NONE);
    }

    /** The rows, in no particular order. */
    Iterator<Row> of(Iterator<Listed> listed, KnownLinks known) {
        LinkReader links = new LinkReader(reader, known);
        return InFlight.map(listed, place -> mustBeRead(links, place), place -> row(links, place), inFlight);
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
