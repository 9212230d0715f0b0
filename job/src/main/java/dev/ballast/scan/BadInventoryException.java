package dev.ballast.scan;

/** An inventory that cannot stand for a listing; the message says which, why, and what to do, in one line. */
public final class BadInventoryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BadInventoryException(String inventory, String why) {
        super("Cannot use the inventory " + inventory + ": " + why);
    }
}
