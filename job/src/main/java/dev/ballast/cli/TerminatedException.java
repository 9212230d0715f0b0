package dev.ballast.cli;

/** The process was told to end. */
final class TerminatedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TerminatedException() {
        super("Told to end");
    }
}
