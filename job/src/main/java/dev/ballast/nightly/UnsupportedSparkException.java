package dev.ballast.nightly;

/** The Spark that the job was given is not one that it works with. */
public final class UnsupportedSparkException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnsupportedSparkException(String message) {
        super(message);
    }
}
