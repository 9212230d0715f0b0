package dev.ballast.plan;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.ballast.tables.Location;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** Reads the items of a plan one by one, as they lie in {@code items.csv}; a plan may have more than memory holds. */
public final class ItemReader implements Iterator<PlanItem>, Closeable {
    private static final ObjectReader ROWS = new CsvMapper()
            .readerFor(PlanItem.class)
            .with(CsvSchema.emptySchema().withHeader());

    private final MappingIterator<PlanItem> rows;

    private ItemReader(MappingIterator<PlanItem> rows) {
        this.rows = rows;
    }

    static ItemReader of(Location csv) throws IOException {
        return new ItemReader(ROWS.readValues(new InputStreamReader(csv.open(), StandardCharsets.UTF_8)));
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public PlanItem next() {
        return rows.next().map(SpreadsheetText::text);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
