package dev.ballast.sweep;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.ballast.tables.Location;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

/** Outcomes as CSV with a header. */
final class OutcomeCsv {
    private static final CsvMapper MAPPER = new CsvMapper();
    private static final CsvSchema SCHEMA =
            MAPPER.schemaFor(OutcomeRow.class).withHeader().withColumnReordering(true);

    private OutcomeCsv() {}

    static void write(Iterator<OutcomeRow> rows, OutputStream out) throws IOException {
        try (SequenceWriter writer = MAPPER.writer(SCHEMA)
                .without(com.fasterxml.jackson.core.JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .writeValues(out)) {
            while (rows.hasNext()) {
                writer.write(rows.next());
            }
        }
    }

    static List<OutcomeRow> read(Location file) throws IOException {
        try (MappingIterator<OutcomeRow> rows = MAPPER.readerFor(OutcomeRow.class)
                .with(SCHEMA)
                .readValues(new InputStreamReader(file.open(), StandardCharsets.UTF_8))) {
            return rows.readAll();
        }
    }
}
