package dev.ballast.registry;

/** A document that is no manifest, or a broken one; the message says what is wrong and where. */
public final class InvalidManifestException extends Exception {
    private static final long serialVersionUID = 1;

    /** What is wrong with a document. */
    public enum Reason {
        EMPTY,
        TOO_LARGE,
        NOT_JSON,
        DUPLICATE_KEY,
        TOO_DEEP,
        TOO_MANY_REFERENCES,
        /** A known kind of manifest lacks what its kind requires, or holds another type of value. */
        WRONG_SHAPE,
        /** A digest is none, or of an unregistered algorithm. */
        INVALID_DIGEST
    }

    private final Reason reason;

    public InvalidManifestException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
