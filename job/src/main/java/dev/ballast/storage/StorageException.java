package dev.ballast.storage;

/** A storage that could not be used; the message says what, why, and what to do, in one line. */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What an administrator has to look at. */
    public enum Kind {
        /** The location itself makes no sense. */
        INVALID,
        /** There is nothing at the location, or it did not answer. */
        UNREACHABLE,
        /** What lies there is not the storage of a registry. */
        NOT_A_REGISTRY,
        /** The storage refused. */
        DENIED
    }

    private final Kind kind;

    public StorageException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
