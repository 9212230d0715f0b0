package dev.ballast.storage;

import dev.ballast.storage.StorageException.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A place in an object store or another file system of Hadoop's.
 *
 * @param scheme in lower case; {@code s3} and {@code s3n} are {@code s3a}
 * @param store the bucket, container or host, in lower case
 * @param key the prefix, without a slash at either end; empty for all of the store
 */
record ObjectLocation(String scheme, String store, String key) {
    private static final Pattern FORM = Pattern.compile("(?s)([^:]+)://([^/]*)(.*)");
    private static final Set<String> WEB = Set.of("http", "https", "ftp");
    private static final String S3 = "s3a";
    private static final Set<String> OTHER_NAMES_OF_S3 = Set.of("s3", "s3n");

    /** Reads {@code scheme://store/key}. */
    static ObjectLocation parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || form.group(2).isEmpty()) {
            throw invalid(text, "it names no bucket or host; write s3a://bucket/prefix");
        }
        String scheme = form.group(1).toLowerCase(Locale.ROOT);
        if (WEB.contains(scheme)) {
            throw invalid(
                    text, "name the bucket, as s3a://bucket/prefix, and the server by --conf fs.s3a.endpoint=URL");
        }
        ObjectLocation location = new ObjectLocation(
                OTHER_NAMES_OF_S3.contains(scheme) ? S3 : scheme,
                form.group(2).toLowerCase(Locale.ROOT),
                key(text, form.group(3)));
        location.checkStore();
        return location;
    }

    StorageRoot root() {
        return new StorageRoot(uri());
    }

    private static String key(String text, String path) {
        List<String> components =
                Stream.of(path.split("/")).filter(part -> !part.isEmpty()).toList();
        if (components.contains(".") || components.contains("..")) {
            throw invalid(text, "'.' and '..' mean nothing in a prefix");
        }
        return String.join("/", components);
    }

    private void checkStore() {
        if (store.indexOf('@') > 0 && store.lastIndexOf(':', store.indexOf('@')) >= 0) {
            throw new StorageException(
                    Kind.INVALID,
                    "Cannot use credentials in the location of a bucket; give them by the environment or by --conf.");
        }
        if (S3.equals(scheme) && uri().getHost() == null) {
            throw invalid(scheme + "://" + store, "'" + store + "' is no name of a bucket");
        }
    }

    private URI uri() {
        try {
            return new URI(scheme, store, key.isEmpty() ? "" : "/" + key, null, null);
        } catch (URISyntaxException e) {
            throw invalid(scheme + "://" + store, e.getReason());
        }
    }

    private static StorageException invalid(String text, String why) {
        return new StorageException(Kind.INVALID, "Cannot use '" + text + "' as a location: " + why + ".");
    }
}
