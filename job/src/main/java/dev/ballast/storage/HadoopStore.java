package dev.ballast.storage;

import dev.ballast.storage.StorageException.Kind;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * A place in one of Hadoop's file systems. Only its address and the settings that differ from Hadoop's own travel
 * between machines; the connection is made anew on each, once per process, by Hadoop's cache of file systems.
 */
final class HadoopStore implements Serializable {
    private static final long serialVersionUID = 1;

    private final StorageRoot root;
    private final TreeMap<String, String> settings;
    private transient volatile @Nullable FileSystem connected;
    private transient volatile @Nullable S3Requests s3;

    private HadoopStore(StorageRoot root, Map<String, String> settings) {
        this.root = root;
        this.settings = new TreeMap<>(settings);
    }

    /**
     * Makes sure that there is a file system for this scheme that takes these settings. Sends no request.
     *
     * @throws StorageException if there is none
     */
    static HadoopStore open(StorageRoot root, Map<String, String> settings) {
        HadoopStore store = new HadoopStore(root, settings);
        try {
            FileSystem.getFileSystemClass(root.uri().getScheme(), store.configuration());
        } catch (IOException | RuntimeException e) {
            throw new StorageException(
                    Kind.INVALID,
                    "Cannot use " + root + ": there is no file system for "
                            + root.uri().getScheme()
                            + ": on the class path. Put the jars of its Hadoop connector beside the others.");
        }
        try {
            store.files();
        } catch (IOException | RuntimeException e) {
            throw new StorageException(
                    Kind.UNREACHABLE,
                    "Cannot connect to " + root + ": " + Reasons.of(e) + ". Check the settings of --conf.");
        }
        return store;
    }

    StorageRoot root() {
        return root;
    }

    FileSystem files() throws IOException {
        FileSystem files = connected;
        if (files == null) {
            files = FileSystem.get(root.uri(), configuration());
            connected = files;
        }
        return files;
    }

    /** What a bucket of S3 can be asked without Hadoop; nothing of another storage. */
    Optional<S3Requests> s3() throws IOException {
        S3Requests known = s3;
        if (known != null) {
            return Optional.of(known);
        }
        Optional<S3Requests> made = S3Requests.to(root, files());
        s3 = made.orElse(null);
        return made;
    }

    /** The place of a file or folder; what a key holds is not taken for an escape. */
    Path path(String relative) {
        String path = root.uri().getPath() + (relative.isEmpty() ? "" : "/" + relative);
        return new Path(root.uri().getScheme(), root.uri().getAuthority(), path.isEmpty() ? "/" : path);
    }

    /** The path, relative to the root, of what a listing gave. */
    String relative(Path listed) {
        String path = listed.toUri().getPath();
        int skipped = root.uri().getPath().length() + 1;
        return path.length() <= skipped ? "" : path.substring(skipped);
    }

    private Configuration configuration() {
        Configuration configuration = new Configuration();
        settings.forEach(configuration::set);
        return configuration;
    }
}
