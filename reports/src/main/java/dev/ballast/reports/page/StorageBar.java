package dev.ballast.reports.page;

import dev.ballast.reports.Amounts;
import dev.ballast.reports.model.RunRow;
import java.util.ArrayList;
import java.util.List;

/** What is stored, as one bar of three parts. */
final class StorageBar {
    /** The width of the whole bar, in units of its own. */
    static final long WIDTH = 1000;

    /**
     * One part.
     *
     * @param key the part's name in the style sheet
     * @param start where it begins, of {@link #WIDTH}
     * @param width how much of {@link #WIDTH} it takes
     * @param share its part of what is stored
     */
    record Part(String key, String name, long bytes, long start, long width, String share) {}

    private final List<Part> parts = new ArrayList<>();
    private final long whole;
    private long before;

    private StorageBar(long whole) {
        this.whole = whole;
    }

    static List<Part> of(RunRow run) {
        StorageBar bar = new StorageBar(run.storedBytes());
        bar.add("used", "In use", run.referencedBytes());
        bar.add("kept", "Not in use, protected", run.protectedBytes());
        bar.add("free", "Can be freed", run.storedBytes() - run.referencedBytes() - run.protectedBytes());
        return List.copyOf(bar.parts);
    }

    private void add(String key, String name, long bytes) {
        long start = position(before);
        before += bytes;
        parts.add(new Part(key, name, bytes, start, position(before) - start, Amounts.percent(bytes, whole)));
    }

    private long position(long bytes) {
        return whole == 0 ? 0 : Math.round((double) WIDTH * bytes / whole);
    }
}
