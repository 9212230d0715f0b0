package dev.ballast.storage;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * Where a storage begins, written one way only: an absolute URI without a trailing slash, such as
 * {@code file:///srv/registry}. Two spellings of one place are equal.
 *
 * @param uri the normalised URI
 */
public record StorageRoot(URI uri) implements Serializable {

    public StorageRoot {
        if (uri.getScheme() == null || uri.toString().endsWith("/")) {
            throw new IllegalArgumentException("Not a normalised storage URI: " + uri);
        }
    }

    /**
     * Reads a path or a {@code file:} URI as an administrator types it.
     *
     * @throws StorageException if it is no URI, or names a storage that this version cannot read
     */
    public static StorageRoot parse(String text) {
        if (text.isBlank()) {
            throw new StorageException(
                    StorageException.Kind.INVALID, "The location is empty; name a folder, such as /srv/registry.");
        }
        if (!text.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
            return of(Path.of(text));
        }
        URI uri = uriOf(text);
        if (!"file".equalsIgnoreCase(uri.getScheme())) {
            throw new StorageException(
                    StorageException.Kind.INVALID,
                    "Cannot use '" + text + "': this version reads and writes folders and file: URIs only.");
        }
        return of(Path.of(uri.getPath()));
    }

    /** The root at a local folder. */
    public static StorageRoot of(Path folder) {
        String uri = folder.toAbsolutePath().normalize().toUri().toString();
        return new StorageRoot(URI.create(uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri));
    }

    /** The local folder at which this root lies. */
    public Path path() {
        return Path.of(uri.getPath());
    }

    /** Whether this place is the other or lies below it, symbolic links followed as far as the path exists. */
    public boolean liesIn(StorageRoot other) {
        return real(path()).startsWith(real(other.path()));
    }

    private static Path real(Path path) {
        Path parent = path.getParent();
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return parent == null ? path : real(parent).resolve(path.getFileName());
        }
    }

    @Override
    public String toString() {
        return uri.toString();
    }

    private static URI uriOf(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getPath() == null || uri.getPath().isEmpty()) {
                throw new URISyntaxException(text, "no path after the scheme");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new StorageException(
                    StorageException.Kind.INVALID, "Cannot read '" + text + "' as a location: " + e.getReason() + ".");
        }
    }
}
