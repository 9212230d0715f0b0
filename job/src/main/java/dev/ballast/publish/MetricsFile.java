package dev.ballast.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ballast.reports.metrics.MetricsText;
import dev.ballast.reports.metrics.RunEnd;
import dev.ballast.reports.model.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** A file of metrics that another program reads whenever it likes: written beside its place, and renamed. */
public record MetricsFile(Path file) {

    /**
     * Writes how a run ended, over what the last one wrote.
     *
     * @param report what it counted; nothing if it did not come so far
     * @throws IOException if the file cannot be written
     */
    public void write(RunEnd end, @Nullable Report report) throws IOException {
        String text = MetricsText.after(end, report, before());
        Path staged = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid());
        Files.writeString(staged, text);
        Files.move(staged, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Bytes that are no text are no metrics either, and stand in nobody's way. */
    private String before() throws IOException {
        try {
            return new String(Files.readAllBytes(file), UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
