package dev.ballast.testing;

import dev.ballast.storage.ObjectReader;
import dev.ballast.storage.ReadOutcome;

/** A storage that fails to give one file. */
public record FailingReader(ObjectReader reader, String failing) implements ObjectReader {
    private static final long serialVersionUID = 1;

    @Override
    public ReadOutcome read(String path, int limitBytes) {
        return path.equals(failing) ? new ReadOutcome.Failed("503 slow down") : reader.read(path, limitBytes);
    }
}
