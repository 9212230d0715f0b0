package dev.ballast.sweep;

import dev.ballast.plan.PlanItem;
import dev.ballast.tables.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One going through the items of a plan, as its files tell it. Items come in chunks, always the same ones: what is about
 * to be done with a chunk is written before it is done, what came of it after. A chunk without the latter was cut off.
 *
 * <pre>{@code
 * journal/001/links-00000.intended.csv    what is about to be moved
 * journal/001/links-00000.done.csv        what came of it
 * journal/001/links-00001.part.csv        the same of a chunk that something stopped in the middle
 * journal/001/end.json                    how it ended; not there while it can be gone on with
 * }</pre>
 */
final class Attempt {
    private static final String INTENDED = ".intended.csv";
    private static final String DONE = ".done.csv";
    private static final String PART = ".part.csv";
    static final String END = "end.json";

    private final Location folder;
    private final Set<String> files;

    private Attempt(Location folder, Set<String> files) {
        this.folder = folder;
        this.files = files;
    }

    static Attempt in(Location folder) throws IOException {
        return new Attempt(folder, new HashSet<>(folder.names()));
    }

    boolean isDone(Step step, int chunk) {
        return files.contains(name(step, chunk) + DONE);
    }

    boolean isIntended(Step step, int chunk) {
        return files.contains(name(step, chunk) + INTENDED);
    }

    /** Whether something came of a chunk. */
    boolean isBegun(Step step, int chunk) {
        return isDone(step, chunk) || files.contains(name(step, chunk) + PART);
    }

    /** What came of a chunk, as far as it went. */
    List<OutcomeRow> known(Step step, int chunk) throws IOException {
        return OutcomeCsv.read(folder.resolve(name(step, chunk) + (isDone(step, chunk) ? DONE : PART)));
    }

    /** Writes down what is about to be done. */
    void intend(Step step, int chunk, List<PlanItem> items) throws IOException {
        StringBuilder lines = new StringBuilder("path\n");
        items.forEach(item -> lines.append(item.path()).append('\n'));
        write(name(step, chunk) + INTENDED, file -> file.write(lines.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Writes down what was done, in place of what was written before. */
    void write(Step step, int chunk, List<OutcomeRow> rows, boolean isDone) throws IOException {
        write(name(step, chunk) + (isDone ? DONE : PART), file -> OutcomeCsv.write(rows.iterator(), file));
    }

    boolean hasEnded() {
        return files.contains(END);
    }

    AttemptEnd end() throws IOException {
        return SweepJson.read(folder.resolve(END), AttemptEnd.class);
    }

    /** Ends it: the next one goes through all items again. */
    void end(AttemptEnd end) throws IOException {
        write(END, file -> file.write(SweepJson.bytes(end)));
    }

    private void write(String name, Location.Filling filling) throws IOException {
        folder.resolve(name).replace(filling, folder.resolve("." + name));
        files.add(name);
    }

    private static String name(Step step, int chunk) {
        return String.format(Locale.ROOT, "%s-%05d", step.label(), chunk);
    }
}
