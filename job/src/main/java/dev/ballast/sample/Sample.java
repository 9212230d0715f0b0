package dev.ballast.sample;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A made-up registry that looks like a real one, written to disk: always the same bytes and times for the same settings.
 *
 * <p>Layers are sparse files with random digests, so terabytes take a few megabytes, and re-hashing them would fail as for
 * any sample. Manifests, configs and signatures are real documents under the digests that they hash to. Every failure to
 * write is an {@link java.io.UncheckedIOException}.
 */
public final class Sample {

    private final SampleSettings settings;

    public Sample(SampleSettings settings) {
        this.settings = settings;
    }

    /** Writes the registry as it is at the end. */
    public WrittenTree writeTo(Path root) {
        return write(List.of(root)).get(0);
    }

    /**
     * Writes the registry as it was on each of the last nights, into {@code day-01}, {@code day-02} and so on. A blob is
     * one file, linked into every later night.
     *
     * @param nights how many, from 1 to {@link #mostNights()}
     */
    public List<WrittenTree> writeNights(Path folder, int nights) {
        if (nights < 1 || nights > mostNights()) {
            throw new IllegalArgumentException(nights + " nights; from 1 to " + mostNights() + " are possible.");
        }
        int digits = Math.max(2, Integer.toString(nights).length());
        List<Path> roots = new ArrayList<>();
        for (int i = 1; i <= nights; i++) {
            roots.add(folder.resolve(("day-%0" + digits + "d").formatted(i)));
        }
        return write(roots);
    }

    /** How many nights there were since the registry was opened. */
    public static int mostNights() {
        return (int) SampleSettings.AGE.toDays() - 1;
    }

    /** One night for each root, the last one at the end. */
    private List<WrittenTree> write(List<Path> roots) {
        List<Night> nights = new ArrayList<>();
        @Nullable Night before = null;
        for (int i = 0; i < roots.size(); i++) {
            Instant asOf = settings.until().minus(Duration.ofDays(roots.size() - 1L - i));
            before = new Night(new RegistryTree(roots.get(i)), asOf, before);
            nights.add(before);
        }
        new SampleRegistry(settings).forEach(history -> nights.forEach(night -> night.write(history)));
        return nights.stream().map(Night::written).toList();
    }
}
