package dev.ballast.policy;

/** A feed of images in use cannot be relied upon: it is stale, empty or cannot be read. */
final class BadFeedException extends Exception {
    private static final long serialVersionUID = 1;

    BadFeedException(String message) {
        super(message);
    }
}
