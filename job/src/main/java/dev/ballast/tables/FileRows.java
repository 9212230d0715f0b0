package dev.ballast.tables;

import dev.ballast.reports.ContractColumn;
import dev.ballast.reports.ContractTable;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a published table's file, one by one in the file's order, read in this process: for a few rows, a job of Spark
 * takes longer than the rows.
 */
public final class FileRows implements Iterator<Map<String, @Nullable Object>>, Closeable {
    private final ContractTable table;
    private final ParquetReader<Group> reader;
    private @Nullable Group next;

    private FileRows(ContractTable table, ParquetReader<Group> reader) throws IOException {
        this.table = table;
        this.reader = reader;
        this.next = reader.read();
    }

    /**
     * Opens a file.
     *
     * @throws IOException if it is not there or no Parquet file
     */
    public static FileRows of(ContractTable table, Location file) throws IOException {
        try {
            return new FileRows(table, new Reading(input(file)).build());
        } catch (RuntimeException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * Opens a file for the rows in which a column has this text: what cannot hold one is not decoded, so that a sorted
     * column is searched at once.
     *
     * @throws IOException if it is not there or no Parquet file
     */
    public static FileRows where(ContractTable table, Location file, String column, String text) throws IOException {
        try {
            return new FileRows(
                    table,
                    new Reading(input(file))
                            .withFilter(FilterCompat.get(Equalities.of(Map.of(column, text))))
                            .build());
        } catch (RuntimeException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    /** The next row by column names; a column that the file does not have yet is null. Times are instants. */
    @Override
    public Map<String, @Nullable Object> next() {
        Group row = next;
        if (row == null) {
            throw new NoSuchElementException();
        }
        Map<String, @Nullable Object> values = new HashMap<>();
        for (ContractColumn column : table.columns()) {
            values.put(column.name(), value(row, column));
        }
        try {
            next = reader.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return values;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    static InputFile input(Location file) throws IOException {
        return file instanceof HadoopLocation hadoop
                ? hadoop.parquet()
                : new LocalInputFile(((DiskLocation) file).path());
    }

    private static @Nullable Object value(Group row, ContractColumn column) {
        String name = column.name();
        if (!row.getType().containsField(name) || row.getFieldRepetitionCount(name) == 0) {
            return null;
        }
        return switch (column.type()) {
            case STRING -> row.getString(name, 0);
            case BIGINT -> row.getLong(name, 0);
            case DOUBLE -> row.getDouble(name, 0);
            case BOOLEAN -> row.getBoolean(name, 0);
            case TIMESTAMP -> Instant.EPOCH.plus(row.getLong(name, 0), ChronoUnit.MICROS);
        };
    }

    /** Without the defaults of Hadoop, which take longer to read than the file. */
    static final class Reading extends ParquetReader.Builder<Group> {
        Reading(InputFile file) {
            super(file, new PlainParquetConfiguration());
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }
}
