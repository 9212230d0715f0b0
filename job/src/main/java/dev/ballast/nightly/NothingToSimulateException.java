package dev.ballast.nightly;

/** No run left what a simulation works on; the message says what to do. */
public final class NothingToSimulateException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NothingToSimulateException(String message) {
        super(message);
    }
}
