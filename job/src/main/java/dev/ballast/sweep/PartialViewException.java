package dev.ballast.sweep;

/** A part of the registry could not be looked at, so nothing (more) may be taken out of it. */
public final class PartialViewException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PartialViewException(String path, String why) {
        super("Cannot go on: " + path + " could not be read: " + why
                + ". What it holds may need what is planned. Repair the"
                + " storage or its permissions, and run the command again; it goes on where it stopped.");
    }
}
