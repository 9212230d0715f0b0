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
            return isNoFile(path) ? new ReadOutcome.NotAFile() : new ReadOutcome.Failed(Reasons.of(e));
        }
    }

    /** Asked only after a failure; what cannot be looked at is no evidence of anything. */
    private boolean isNoFile(String path) {
        Path top = Path.of(root);
        Path file = top.resolve(path);
        if (Files.isDirectory(file)) {
            return true;
        }
        for (Path above = file.getParent(); above != null && !above.equals(top); above = above.getParent()) {
            if (Files.isRegularFile(above)) {
                return true;
            }
        }
        return false;
    }
}
