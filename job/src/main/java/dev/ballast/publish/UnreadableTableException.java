package dev.ballast.publish;

import dev.ballast.tables.Location;

/** A published table of an earlier run lies in its place and cannot be understood. */
public final class UnreadableTableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableTableException(Location file, Throwable cause) {
        super(
                "Cannot read what an earlier run published as " + file + ": "
                        + String.valueOf(cause.getMessage()).lines().findFirst().orElse("it is damaged")
                        + ". Restore that file, or move it away.",
                cause);
    }
}
