package dev.ballast.storage;

/**
 * A place that exists and could not be listed. Whoever meets one has seen only part of the storage.
 *
 * @param path relative to the storage root
 * @param why the store's own words
 */
public record Unlisted(String path, String why) implements Listed {

    /** Of a folder that is none. */
    static Unlisted becauseItIsAFile(String path) {
        return new Unlisted(path, "it is a file");
    }

    /** Whether the storage answered and refused. */
    public boolean isDenied() {
        return why.startsWith(Reasons.DENIED);
    }
}
