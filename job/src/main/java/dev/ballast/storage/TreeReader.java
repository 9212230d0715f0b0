package dev.ballast.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files of a local file system. */
public final class TreeReader implements ObjectReader {
    private static final long serialVersionUID = 1;

    private final String root;

    public TreeReader(StorageRoot root) {
        this.root = root.path().toString();
    }

    @Override
    public ReadOutcome read(String path, int limitBytes) {
        try (InputStream in = Files.newInputStream(Path.of(root, path))) {
            byte[] bytes = in.readNBytes(limitBytes + 1);
            return bytes.length > limitBytes ? new ReadOutcome.TooLarge() : new ReadOutcome.Content(bytes);
        } catch (NoSuchFileException e) {
            return new ReadOutcome.Absent();
        } catch (IOException e) {
            return new ReadOutcome.Failed(Reasons.of(e));
        }
    }
}
