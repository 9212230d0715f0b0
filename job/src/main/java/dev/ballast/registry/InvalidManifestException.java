package dev.ballast.registry;

/** A document that cannot be relied on to say what it references; its message is one line for people. */
public final class InvalidManifestException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the document. */
    public enum Reason {
        /** No bytes, or white space only. */
        EMPTY,
        /** More bytes than {@link ManifestLimits#maxBytes}. */
        TOO_LARGE,
        /** Not JSON, or something follows the JSON. */
        NOT_JSON,
        /** An object has a key twice, so that two readers may see two documents. */
        DUPLICATE_KEY,
        /** Nested deeper than {@link ManifestLimits#maxDepth}. */
        TOO_DEEP,
        /** Names more blobs than {@link ManifestLimits#maxReferences}. */
        TOO_MANY_REFERENCES,
        /** A descriptor where the form requires one is none, or its digest is none. */
        INVALID_DESCRIPTOR,
        /** The document lacks what its declared form requires, or has something else in its place. */
        INCONSISTENT
    }

    private final Reason reason;
    private final String what;

    InvalidManifestException(Reason reason, String message) {
        super(message);
        this.reason = reason;
        this.what = message;
    }

    /** What is wrong and where, in one line; the message, but never null. */
    public String what() {
        return what;
    }

    /** What is wrong, as a name. */
    public Reason reason() {
        return reason;
    }
}
