package dev.ballast.tables;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows by the texts in one column, in this process. Groups of rows whose filter says that they do not hold it are
 * skipped; of the others only that column is decoded, so a million rows take a fraction of a second. The other columns are
 * read where something was found.
 */
public final class RowSearch {
    private static final int FILES_AT_ONCE = 2;

    private final String key;
    private final Set<Binary> wanted;
    /** The one text that is wanted: to compare is faster than to hash. */
    private final @Nullable Binary only;

    private final List<String> columns;
    private final int most;

    /**
     * @param key the column that is searched, by its path: of a list's elements, {@code references.list.element.digest}
     * @param wanted its texts
     * @param columns what is handed over: flat columns, and columns of the key's own list
     * @param most so many are handed over of each file; the others are left out
     */
    public RowSearch(String key, Set<String> wanted, List<String> columns, int most) {
        this.key = key;
        this.wanted = wanted.stream().map(RowSearch::constant).collect(Collectors.toSet());
        this.only = wanted.size() == 1 ? this.wanted.iterator().next() : null;
        this.columns = List.copyOf(columns);
        this.most = most;
    }

    /** Of an array: one made of a text hands out its bytes to one thread at a time, and several files are searched at once. */
    private static Binary constant(String text) {
        return Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What was found.
     *
     * @param whole whether nothing was left out
     */
    public record Result(List<Found> rows, boolean whole) {
        public Result {
            rows = List.copyOf(rows);
        }
    }

    /** A cell that was found: the text, and the columns of its row. */
    public record Found(String text, Map<String, @Nullable Object> row) {
        /** A text of the row; nothing where there is none. */
        public @Nullable String text(String column) {
            return (String) row.get(column);
        }

        public boolean flag(String column) {
            return Boolean.TRUE.equals(row.get(column));
        }

        public long number(String column) {
            return row.get(column) instanceof Long number ? number : 0;
        }
    }

    /** Searches every file of a table that a run wrote; none if it wrote no such table. */
    public Result inTable(Location table) throws IOException {
        List<Callable<List<Found>>> files = new ArrayList<>();
        for (String name : table.names()) {
            if (name.endsWith(".parquet") && !name.startsWith(".")) {
                files.add(() -> inFile(table.resolve(name)));
            }
        }
        List<List<Found>> found = AtOnce.all(files, FILES_AT_ONCE);
        return new Result(
                found.stream().flatMap(List::stream).toList(), found.stream().allMatch(ofFile -> ofFile.size() < most));
    }

    /** Searches one file. */
    public List<Found> inFile(Location file) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(
                FileRows.input(file),
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build())) {
            List<Found> found = new ArrayList<>();
            for (int group = 0; group < reader.getRowGroups().size() && found.size() < most; group++) {
                if (mayHold(reader, group)) {
                    found.addAll(inGroup(reader, group, most - found.size()));
                }
            }
            return found;
        } catch (RuntimeException e) {
            throw new IOException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Whether a group may have one of the texts, as its filter says; one without a filter may have any. */
    private boolean mayHold(ParquetFileReader reader, int group) throws IOException {
        BlockMetaData block = reader.getRowGroups().get(group);
        for (ColumnChunkMetaData column : block.getColumns()) {
            if (column.getPath().toDotString().equals(key)) {
                BloomFilter filter = reader.readBloomFilter(column);
                return filter == null || wanted.stream().anyMatch(text -> filter.findHash(filter.hash(text)));
            }
        }
        return false;
    }

    private List<Found> inGroup(ParquetFileReader reader, int group, int room) throws IOException {
        ColumnCells cells = cells(reader, group, List.of(key)).get(key);
        if (cells == null) {
            return List.of();
        }
        List<Hit> hits = new ArrayList<>();
        while (cells.next() && hits.size() < room) {
            if (cells.isThere() && isWanted(cells.text())) {
                hits.add(new Hit(cells.cell(), cells.row(), cells.text().toStringUsingUTF8()));
            }
        }
        if (hits.isEmpty()) {
            return List.of();
        }
        Map<String, ColumnCells> rows = cells(reader, group, columns);
        List<Found> found = new ArrayList<>();
        for (Hit hit : hits) {
            Map<String, @Nullable Object> row = new HashMap<>();
            rows.forEach((name, column) -> {
                column.to(name.contains(".") ? hit.cell() : hit.row());
                row.put(name, column.value());
            });
            found.add(new Found(hit.text(), row));
        }
        return found;
    }

    private boolean isWanted(Binary text) {
        return only == null ? wanted.contains(text) : only.equals(text);
    }

    private record Hit(long cell, long row, String text) {}

    /** Columns that the file does not have are left out: it is older than they are. */
    private static Map<String, ColumnCells> cells(ParquetFileReader reader, int group, List<String> names)
            throws IOException {
        MessageType all = reader.getFileMetaData().getSchema();
        List<ColumnDescriptor> wanted = all.getColumns().stream()
                .filter(column -> names.contains(String.join(".", column.getPath())))
                .toList();
        MessageType schema = Projection.of(all, wanted);
        reader.setRequestedSchema(schema);
        PageReadStore pages = reader.readRowGroup(group);
        Map<String, ColumnCells> cells = new HashMap<>();
        for (ColumnDescriptor column : schema.getColumns()) {
            cells.put(
                    String.join(".", column.getPath()),
                    new ColumnCells(
                            pages, schema, column, reader.getFileMetaData().getCreatedBy()));
        }
        return cells;
    }
}
