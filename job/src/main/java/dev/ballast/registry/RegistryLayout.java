package dev.ballast.registry;

import dev.ballast.registry.Entry.BlobData;
import dev.ballast.registry.Entry.Tolerated;
import dev.ballast.registry.Entry.Unrecognised;
import org.jspecify.annotations.Nullable;

/**
 * Where Distribution and its descendants keep what, as paths below the storage root, separated by slashes.
 *
 * <pre>
 * docker/registry/v2/blobs/sha256/e3/e3b0…/data
 * docker/registry/v2/repositories/library/app/_layers/sha256/e3b0…/link
 * docker/registry/v2/repositories/library/app/_manifests/revisions/sha256/5f70…/link
 * docker/registry/v2/repositories/library/app/_manifests/tags/latest/current/link
 * docker/registry/v2/repositories/library/app/_manifests/tags/latest/index/sha256/5f70…/link
 * docker/registry/v2/repositories/library/app/_uploads/0198f0a4-…/{data,startedat,hashstates/sha256/1024}
 * scheduler-state.json
 * </pre>
 *
 * <p>Source: Distribution's registry/storage/paths.go.
 */
public final class RegistryLayout {

    public static final String ROOT = "docker/registry/v2";
    public static final String BLOBS = ROOT + "/blobs";
    public static final String REPOSITORIES = ROOT + "/repositories";

    /** The length of every link that holds a sha256 digest; another one is damage. */
    public static final int LINK_SIZE_BYTES = 71;

    private static final String BLOB_FILE = "/data";
    private static final int BLOB_PREFIX_LENGTH = 2;
    private static final String SCHEDULER_STATE = "scheduler-state.json";

    private RegistryLayout() {}

    /** What the file at this path is, relative to the storage root; never throws. */
    public static Entry classify(String path) {
        if (!PathComponents.areProper(path)) {
            return new Unrecognised("a path with empty or dotted components");
        }
        Entry tolerated = tolerated(path);
        if (tolerated != null) {
            return tolerated;
        }
        if (path.startsWith(REPOSITORIES + "/")) {
            return RepositoryPath.classify(path, REPOSITORIES.length() + 1);
        }
        if (path.startsWith(BLOBS + "/")) {
            return blob(path, BLOBS.length() + 1);
        }
        return new Unrecognised("neither below " + BLOBS + " nor below " + REPOSITORIES);
    }

    /** The first segment of a repository's name: who pays for it. */
    public static String project(String repository) {
        int slash = repository.indexOf('/');
        return slash < 0 ? repository : repository.substring(0, slash);
    }

    public static String blobPath(Digest digest) {
        return BLOBS + "/" + digest.algorithm().label() + "/" + digest.hex().substring(0, BLOB_PREFIX_LENGTH) + "/"
                + digest.hex() + BLOB_FILE;
    }

    public static String layerLinkPath(String repository, Digest digest) {
        return repositoryPath(repository) + RepositoryPath.LAYERS + link(digest);
    }

    public static String revisionLinkPath(String repository, Digest digest) {
        return repositoryPath(repository) + RepositoryPath.REVISIONS + link(digest);
    }

    public static String tagCurrentLinkPath(String repository, String tag) {
        return tagPath(repository, tag) + RepositoryPath.CURRENT_LINK;
    }

    public static String tagHistoryLinkPath(String repository, String tag, Digest digest) {
        return tagPath(repository, tag) + RepositoryPath.HISTORY + link(digest);
    }

    /** The path of a part of an upload: {@code data}, {@code startedat} or {@code hashstates/sha256/1024}. */
    public static String uploadPath(String repository, String upload, String part) {
        return repositoryPath(repository) + RepositoryPath.UPLOADS + upload + "/" + part;
    }

    private static String repositoryPath(String repository) {
        if (!RegistryNames.isRepository(repository)) {
            throw new IllegalArgumentException("Not a repository's name: '" + repository + "'");
        }
        return REPOSITORIES + "/" + repository + "/";
    }

    private static String tagPath(String repository, String tag) {
        if (!RegistryNames.isTag(tag)) {
            throw new IllegalArgumentException("Not a tag: '" + tag + "'");
        }
        return repositoryPath(repository) + RepositoryPath.TAGS + tag;
    }

    private static String link(Digest digest) {
        return digest.algorithm().label() + "/" + digest.hex() + RepositoryPath.LINK;
    }

    private static @Nullable Entry tolerated(String path) {
        if (path.endsWith("/")) {
            return new Tolerated("an object that stands for a folder");
        }
        if (path.equals(SCHEDULER_STATE)) {
            return new Tolerated("the state of a pull-through cache");
        }
        if (path.endsWith("/.DS_Store") || path.equals(".DS_Store")) {
            return new Tolerated("a note of macOS about its folder");
        }
        return PathComponents.isTemporaryFile(path) ? new Tolerated("a file that was being written") : null;
    }

    private static Entry blob(String path, int start) {
        int prefix = path.indexOf('/', start) + 1;
        int hex = prefix + BLOB_PREFIX_LENGTH + 1;
        int end = path.length() - BLOB_FILE.length();
        if (prefix == 0 || hex > end || path.charAt(hex - 1) != '/' || !path.endsWith(BLOB_FILE)) {
            return new Unrecognised("no blob: expected <algorithm>/<two characters>/<hex>/data");
        }
        if (!path.regionMatches(prefix, path, hex, BLOB_PREFIX_LENGTH)) {
            return new Unrecognised("a blob in a folder that does not begin its digest");
        }
        return Digest.tryParse(path.substring(start, prefix - 1), path.substring(hex, end))
                .<Entry>map(BlobData::new)
                .orElseGet(() -> new Unrecognised("a blob whose folder is no digest"));
    }
}
