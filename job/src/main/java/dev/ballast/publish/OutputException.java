package dev.ballast.publish;

/** The output folder could not be written; the message says what, why, and what to do, in one line. */
public final class OutputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public OutputException(String message, Throwable cause) {
        super(message, cause);
    }

    public OutputException(String message) {
        super(message);
    }
}
