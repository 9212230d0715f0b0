package dev.ballast.tables;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.hadoop.ParquetReader;

/** The rows of a working table, read in this process: commands that need a single column start no Spark for it. */
public final class WorkingRows {
    private static final String PARQUET = ".parquet";

    private WorkingRows() {}

    /**
     * Hands over every row of a table, one after the other.
     *
     * @param table the folder that a run wrote
     * @return whether there is such a table
     * @throws IOException if it cannot be read to its end
     */
    public static boolean forEach(Location table, Consumer<Group> row) throws IOException {
        return forEach(table, FilterCompat.NOOP, row);
    }

    /**
     * Hands over the rows whose columns have these texts. What cannot hold one is not decoded: where rows of a repository
     * lie together, that is most.
     *
     * @param equal texts by column
     * @return whether there is such a table
     * @throws IOException if it cannot be read to its end
     */
    public static boolean where(Location table, Map<String, String> equal, Consumer<Group> row) throws IOException {
        return forEach(table, FilterCompat.get(Equalities.of(equal)), row);
    }

    private static boolean forEach(Location table, FilterCompat.Filter filter, Consumer<Group> row) throws IOException {
        boolean found = false;
        for (String name : table.names()) {
            if (name.endsWith(PARQUET) && !name.startsWith(".")) {
                read(table.resolve(name), filter, row);
                found = true;
            }
        }
        return found;
    }

    private static void read(Location file, FilterCompat.Filter filter, Consumer<Group> row) throws IOException {
        try (ParquetReader<Group> reader =
                new FileRows.Reading(FileRows.input(file)).withFilter(filter).build()) {
            for (Group group = reader.read(); group != null; group = reader.read()) {
                row.accept(group);
            }
        } catch (RuntimeException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
