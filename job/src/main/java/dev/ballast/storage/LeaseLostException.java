package dev.ballast.storage;

/** The output was taken from whoever believed to hold it: nothing more may be written to it. */
public final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LeaseLostException(String message) {
        super(message);
    }
}
