package dev.ballast.publish;

import com.google.common.hash.Hashing;
import com.google.common.util.concurrent.Uninterruptibles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A reader that hardly waits: it lists published tables and reads what it finds, over and over, from before the
 * constructor returns until after {@link #stop} is called.
 *
 * <p>Each file is read through one opening, and DuckDB is asked about what was read then. DuckDB itself opens a file once
 * to plan and once more to scan, and if the file is replaced in between, it puts the plan of one and the rows of the other
 * together, whatever the writer does.
 */
final class PollingReader {
    /** So that what it watches can go on. */
    private static final Duration PAUSE = Duration.ofMillis(2);

    private final Path tables;
    private final List<String> names;
    private final Path copy;
    private final Map<List<Object>, Sight> seen = new HashMap<>();
    private final AtomicLong rounds = new AtomicLong();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<?> reading;

    /**
     * @param out the output folder
     * @param names of tables
     * @param scratch where what was read is kept
     */
    PollingReader(Path out, List<String> names, Path scratch) {
        this.tables = out.resolve("tables");
        this.names = List.copyOf(names);
        this.copy = scratch.resolve("copy.parquet");
        this.reading = thread.submit(this::poll);
        Uninterruptibles.awaitUninterruptibly(begun);
    }

    /**
     * Looks once more at every table, and no more.
     *
     * @return every different sight that any table gave
     * @throws IllegalStateException if something could not be read at any time
     */
    Set<Sight> stop() {
        stopping.set(true);
        thread.shutdown();
        try {
            Uninterruptibles.getUninterruptibly(reading);
            return Set.copyOf(seen.values());
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot read in round " + rounds, e.getCause());
        }
    }

    /** How often every table was looked at. */
    long rounds() {
        return rounds.get();
    }

    /**
     * Whether it has not yet looked so often, and still will.
     *
     * @param wanted a number of rounds
     */
    boolean isStillBefore(int wanted) {
        return rounds() < wanted && !reading.isDone();
    }

    private @Nullable Void poll() throws SQLException, IOException {
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:")) {
            boolean isLast;
            do {
                isLast = stopping.get();
                for (String name : names) {
                    look(duckDb, name);
                }
                rounds.incrementAndGet();
                begun.countDown();
                Uninterruptibles.sleepUninterruptibly(PAUSE);
            } while (!isLast);
            return null;
        } finally {
            begun.countDown();
        }
    }

    private void look(Connection duckDb, String name) throws SQLException, IOException {
        List<Object> found = new ArrayList<>(List.of(name));
        List<byte[]> contents = new ArrayList<>();
        List<String> files = files(name);
        for (String file : files) {
            byte[] content = content(tables.resolve(name).resolve(file));
            contents.add(content);
            found.add(file);
            found.add(Hashing.sha256().hashBytes(content));
        }
        if (!seen.containsKey(found)) {
            List<Sight.Rows> rows = new ArrayList<>();
            for (byte[] content : contents) {
                rows.addAll(rows(duckDb, content));
            }
            seen.put(found, new Sight(name, files, rows));
        }
    }

    private List<String> files(String name) throws IOException {
        Path folder = tables.resolve(name);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static byte[] content(Path file) throws IOException {
        try (InputStream opened = Files.newInputStream(file)) {
            return opened.readAllBytes();
        }
    }

    private List<Sight.Rows> rows(Connection duckDb, byte[] content) throws SQLException, IOException {
        Files.write(copy, content);
        try (Statement statement = duckDb.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT run_id, count(*) FROM read_parquet('%s') GROUP BY ALL".formatted(copy))) {
            List<Sight.Rows> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(new Sight.Rows(result.getString(1), result.getLong(2)));
            }
            return rows;
        }
    }
}
