package dev.ballast.storage;

/** Another one holds the output; the message says who, since when, and what to do, in one line. */
public final class LeaseHeldException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LeaseHeldException(String message) {
        super(message);
    }
}
