package dev.ballast.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says that a working table was written to its end, and what was counted on the way. A run that goes on where it ended takes
 * such a table as it is.
 *
 * <pre>{@code
 * {"files": ["part-00000-….parquet"], "totals": {"blobs": 4048}, "sets": {"prefixes": ["00", "01"]}}
 * }</pre>
 *
 * @param files the names of all its files
 */
record FinishedTable(List<String> files, Map<String, Long> totals, Map<String, Set<String>> sets) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** Where it lies in the folder of a run. */
    private static final String FOLDER = "finished/";

    /** Writes it, when everything else of the table is written. */
    static void write(Location run, WorkingTable table, Counts counts) throws IOException {
        FinishedTable finished = new FinishedTable(files(run.resolve(table.name())), counts.totals(), counts.sets());
        byte[] document = JSON.writeValueAsBytes(finished);
        Location place = run.resolve(FOLDER + table.name() + ".json");
        place.replace(file -> file.write(document), run.resolve(FOLDER + "." + table.name() + ".new"));
    }

    /** What was counted, if the table is finished and all its files are there. */
    static Optional<Counts> read(Location run, WorkingTable table) throws IOException {
        FinishedTable finished;
        try {
            finished =
                    JSON.readValue(run.resolve(FOLDER + table.name() + ".json").read(), FinishedTable.class);
        } catch (NoSuchFileException | JsonProcessingException e) {
            return Optional.empty();
        }
        return finished.files.equals(files(run.resolve(table.name())))
                ? Optional.of(new Counts(finished.totals, finished.sets))
                : Optional.empty();
    }

    private static List<String> files(Location table) throws IOException {
        return table.names().stream()
                .filter(name -> !name.startsWith(".") && !name.startsWith("_"))
                .toList();
    }
}
