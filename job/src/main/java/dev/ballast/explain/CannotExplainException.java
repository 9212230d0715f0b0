package dev.ballast.explain;

/** A question has no answer in what the last run wrote; the message says why, and what to do, in one line. */
public final class CannotExplainException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotExplainException(String message) {
        super(message);
    }

    CannotExplainException(String message, Throwable cause) {
        super(message, cause);
    }
}
