package dev.ballast.testing;

import dev.ballast.storage.ObjectReader;
import dev.ballast.storage.ReadOutcome;

/** A storage from which one file vanished between its listing and its reading. */
public record ForgetfulReader(ObjectReader reader, String vanished) implements ObjectReader {
    private static final long serialVersionUID = 1;

    @Override
    public ReadOutcome read(String path, int limitBytes) {
        return path.equals(vanished) ? new ReadOutcome.Absent() : reader.read(path, limitBytes);
    }
}
