package dev.ballast.publish;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder under {@code --out}, and where everything lies in it.
 *
 * <pre>{@code
 * runs/<run-id>/…                                      working tables of a run
 * tables/<table>/run_date=YYYY-MM-DD/<table>.parquet   what dashboards read
 * plans/<plan-id>/…                                    deletion plans
 * latest.json                                          the pointer, written last
 * }</pre>
 *
 * <p>Files come into their place by a rename of a complete copy beside them: a reader sees the old one or the new one.
 */
public record Output(Path folder) {

    /** Working tables of that run. */
    public Path run(String runId) {
        return folder.resolve("runs").resolve(runId);
    }

    public Path plans() {
        return folder.resolve("plans");
    }

    /** The published file of a table for a day. */
    public Path table(String table, LocalDate day) {
        return folder.resolve("tables")
                .resolve(table)
                .resolve("run_date=" + day)
                .resolve(table + ".parquet");
    }

    /**
     * The published file of a table for the newest day that has one.
     *
     * @param upTo the newest day that is looked at
     */
    public Optional<Path> newest(String table, LocalDate upTo) {
        Path days = folder.resolve("tables").resolve(table);
        if (!Files.isDirectory(days)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.list(days)) {
            return found.map(day -> day.resolve(table + ".parquet"))
                    .filter(Files::isRegularFile)
                    .filter(file -> file.compareTo(table(table, upTo)) <= 0)
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new OutputException("Cannot read what is published in " + days + ": " + reason(e), e);
        }
    }

    public Path latest() {
        return folder.resolve("latest.json");
    }

    /**
     * Makes sure that files can be made here, before any work is done.
     *
     * @throws OutputException if they cannot
     */
    public void prepare() {
        try {
            Files.createDirectories(folder.resolve("runs"));
            Files.createDirectories(plans());
            if (!Files.isWritable(plans()) || !Files.isWritable(folder.resolve("runs"))) {
                throw new OutputException(cannotWrite("permission denied"));
            }
        } catch (IOException e) {
            throw new OutputException(cannotWrite(reason(e)), e);
        }
    }

    /** Puts a complete file in its place, replacing what is there in one step; the original stays where it is. */
    public void publish(Path complete, Path place) {
        write(place, staged -> Files.copy(complete, staged, StandardCopyOption.REPLACE_EXISTING));
    }

    /** Puts this content in its place, replacing what is there in one step. */
    public void publish(byte[] content, Path place) {
        write(place, staged -> Files.write(staged, content));
    }

    private void write(Path place, Filling filling) {
        try {
            Files.createDirectories(place.getParent());
            Path staged = folder.resolve("runs")
                    .resolve("." + place.getFileName() + "."
                            + ProcessHandle.current().pid());
            filling.fill(staged);
            Files.move(staged, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new OutputException(cannotWrite(reason(e)), e);
        }
    }

    private interface Filling {
        void fill(Path staged) throws IOException;
    }

    private String cannotWrite(String why) {
        return "Cannot write the output to " + folder + ": " + why
                + ". Name a folder with --out that this user may write" + " to and that has free space.";
    }

    private static String reason(IOException e) {
        if (e instanceof java.nio.file.AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof java.nio.file.FileAlreadyExistsException exists) {
            return exists.getFile() + " is a file";
        }
        return e instanceof FileSystemException failure && failure.getReason() != null
                ? failure.getReason()
                : String.valueOf(e.getMessage());
    }
}
