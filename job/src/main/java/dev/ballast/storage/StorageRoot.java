package dev.ballast.storage;

import dev.ballast.storage.StorageException.Kind;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * Where a storage begins, written one way only: an absolute URI without a trailing slash, such as
 * {@code file:///srv/registry} or {@code s3a://bucket/prefix}. Two spellings of one place are equal.
 *
 * @param uri the normalised URI; characters of a key that have a meaning in URIs are escaped in it
 */
public record StorageRoot(URI uri) implements Serializable {
    private static final String FILE = "file";

    public StorageRoot {
        if (uri.getScheme() == null || uri.toString().endsWith("/")) {
            throw new IllegalArgumentException("Not a normalised storage URI: " + uri);
        }
    }

    /**
     * Reads a location as an administrator types it: a path, a {@code file:} URI, or a scheme that Hadoop knows, a
     * bucket or host, and a prefix, as in {@code s3a://bucket/prefix}. A prefix is taken letter by letter, for the keys
     * of object stores are no URIs: {@code %20} in it means three characters.
     *
     * @throws StorageException if it is no location
     */
    public static StorageRoot parse(String text) {
        if (text.isBlank()) {
            throw invalid("The location is empty; name a folder, such as /srv/registry, or s3a://bucket/prefix.");
        }
        if (!text.matches("(?s)[A-Za-z][A-Za-z0-9+.-]+:.*")) {
            return of(Path.of(text));
        }
        return text.regionMatches(true, 0, FILE + ":", 0, FILE.length() + 1)
                ? of(Path.of(fileUri(text).getPath()))
                : ObjectLocation.parse(text).root();
    }

    /** The root at a local folder. */
    public static StorageRoot of(Path folder) {
        String uri = folder.toAbsolutePath().normalize().toUri().toString();
        return new StorageRoot(URI.create(uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri));
    }

    /** Whether this is a folder of a local file system. */
    public boolean isLocal() {
        return FILE.equals(uri.getScheme());
    }

    /**
     * The local folder at which this root lies.
     *
     * @throws StorageException if it is no folder
     */
    public Path path() {
        if (!isLocal()) {
            throw invalid("Cannot use " + this + " here: only a folder will do. Name one, such as /srv/ballast.");
        }
        return Path.of(uri.getPath());
    }

    /** The place below this one that has this path, unescaped; without one, this place. */
    public StorageRoot resolve(String below) {
        if (below.isEmpty()) {
            return this;
        }
        return isLocal() ? of(path().resolve(below)) : parse(this + "/" + below);
    }

    /** Whether this place is the other or lies below it; on disks, symbolic links are followed as far as the path exists. */
    public boolean liesIn(StorageRoot other) {
        if (isLocal() || other.isLocal()) {
            return isLocal() && other.isLocal() && real(path()).startsWith(real(other.path()));
        }
        return (this + "/").startsWith(other + "/");
    }

    private static Path real(Path path) {
        Path parent = path.getParent();
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return parent == null ? path : real(parent).resolve(path.getFileName());
        }
    }

    /** As an administrator types it, the letters of a key unescaped. */
    @Override
    public String toString() {
        return isLocal() ? uri.toString() : uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
    }

    private static URI fileUri(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getPath() == null || uri.getPath().isEmpty()) {
                throw new URISyntaxException(text, "no path after the scheme");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw invalid("Cannot read '" + text + "' as a location: " + e.getReason() + ".");
        }
    }

    private static StorageException invalid(String message) {
        return new StorageException(Kind.INVALID, message);
    }
}
