package dev.ballast.registry;

import dev.ballast.registry.Entry.BlobData;
import dev.ballast.registry.Entry.LayerLink;
import dev.ballast.registry.Entry.RevisionLink;
import dev.ballast.registry.Entry.SignatureLink;
import dev.ballast.registry.Entry.TagCurrentLink;
import dev.ballast.registry.Entry.TagHistoryLink;
import dev.ballast.registry.Entry.Tolerated;
import dev.ballast.registry.Entry.Unrecognised;
import dev.ballast.registry.Entry.UploadFile;
import java.util.Optional;

/**
 * The storage layout of the Distribution registry, version 2. Source: {@code registry/storage/paths.go} of
 * distribution/distribution.
 *
 * <p>Paths are relative to the registry's rootdirectory, such as
 * {@code docker/registry/v2/repositories/library/app/_layers/sha256/<hex>/link}. Classifying reads nothing and allocates
 * little: every file of a registry passes here.
 */
public final class RegistryLayout {
    public static final String ROOT = "docker/registry/v2";
    public static final String BLOBS = ROOT + "/blobs";
    public static final String REPOSITORIES = ROOT + "/repositories";

    /** What a link to a SHA-256 digest holds: {@code sha256:} and 64 characters, without a newline. */
    public static final int LINK_SIZE_BYTES = 71;

    private static final String LAYERS = "/_layers/";
    private static final String REVISIONS = "/_manifests/revisions/";
    private static final String TAGS = "/_manifests/tags/";
    private static final String UPLOADS = "/_uploads/";
    private static final String REFERRERS = "/_referrers/";
    private static final String LINK = "/link";

    private RegistryLayout() {}

    /** What the file at this path is. */
    public static Entry classify(String path) {
        Entry debris = debris(path);
        if (debris != null) {
            return debris;
        }
        if (path.startsWith(BLOBS + "/")) {
            return blob(path.substring(BLOBS.length() + 1));
        }
        if (path.startsWith(REPOSITORIES + "/")) {
            return inRepository(path.substring(REPOSITORIES.length() + 1));
        }
        return path.equals("scheduler-state.json")
                ? new Tolerated("state of a pull-through cache")
                : new Unrecognised("lies outside of blobs and repositories");
    }

    /** Where the blob of that digest is stored. */
    public static String blobPath(Digest digest) {
        return BLOBS + "/" + digest.algorithm().label() + "/" + digest.hex().substring(0, 2) + "/" + digest.hex()
                + "/data";
    }

    public static String layerLinkPath(String repository, Digest digest) {
        return REPOSITORIES + "/" + repository + LAYERS + spelled(digest) + LINK;
    }

    public static String revisionLinkPath(String repository, Digest digest) {
        return REPOSITORIES + "/" + repository + REVISIONS + spelled(digest) + LINK;
    }

    public static String tagCurrentLinkPath(String repository, String tag) {
        return REPOSITORIES + "/" + repository + TAGS + tag + "/current" + LINK;
    }

    public static String tagHistoryLinkPath(String repository, String tag, Digest digest) {
        return REPOSITORIES + "/" + repository + TAGS + tag + "/index/" + spelled(digest) + LINK;
    }

    /** @param part such as {@code data} or {@code startedat} */
    public static String uploadPath(String repository, String upload, String part) {
        return REPOSITORIES + "/" + repository + UPLOADS + upload + "/" + part;
    }

    /** The project that a repository belongs to: its first path segment. */
    public static String project(String repository) {
        int slash = repository.indexOf('/');
        return slash < 0 ? repository : repository.substring(0, slash);
    }

    private static String spelled(Digest digest) {
        return digest.algorithm().label() + "/" + digest.hex();
    }

    private static @org.jspecify.annotations.Nullable Entry debris(String path) {
        if (path.endsWith("/")) {
            return new Tolerated("marker of a folder");
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.equals(".DS_Store")) {
            return new Tolerated("left by a file manager");
        }
        return isTemporary(name) ? new Tolerated("a write that did not finish") : null;
    }

    /** {@code <name>.<uuid>.tmp}, as Distribution's filesystem driver writes before it renames. */
    private static boolean isTemporary(String name) {
        int uuid = name.length() - 40;
        return name.endsWith(".tmp")
                && uuid > 1
                && name.charAt(uuid - 1) == '.'
                && isUuid(name.substring(uuid, uuid + 36));
    }

    private static Entry blob(String path) {
        int algorithmEnd = path.indexOf('/');
        int prefixEnd = path.indexOf('/', algorithmEnd + 1);
        int hexEnd = path.indexOf('/', prefixEnd + 1);
        if (algorithmEnd < 0 || prefixEnd < 0 || hexEnd < 0) {
            return new Unrecognised("no blob's path: expected <algorithm>/<2 hex>/<hex>/data");
        }
        String hex = path.substring(prefixEnd + 1, hexEnd);
        Optional<Digest> digest = Digest.tryParse(path.substring(0, algorithmEnd), hex);
        if (digest.isEmpty()) {
            return new Unrecognised(
                    "no blob's path: '" + path.substring(0, algorithmEnd) + ":" + hex + "' is no digest");
        }
        if (prefixEnd - algorithmEnd != 3 || !hex.startsWith(path.substring(algorithmEnd + 1, prefixEnd))) {
            return new Unrecognised("no blob's path: the prefix folder is not that of the digest");
        }
        return path.startsWith("/data", hexEnd) && path.length() == hexEnd + 5
                ? new BlobData(digest.get())
                : new Unrecognised("a blob's folder holds data only");
    }

    private static Entry inRepository(String path) {
        int reserved = path.indexOf("/_");
        if (reserved < 0) {
            return new Unrecognised("lies in no repository");
        }
        String repository = path.substring(0, reserved);
        if (!Names.isRepository(repository)) {
            return new Unrecognised("'" + repository + "' is no repository's name");
        }
        if (path.startsWith(LAYERS, reserved)) {
            return link(path.substring(reserved + LAYERS.length()))
                    .<Entry>map(digest -> new LayerLink(repository, digest))
                    .orElseGet(() -> new Unrecognised("no layer link: expected <algorithm>/<hex>/link"));
        }
        if (path.startsWith(REVISIONS, reserved)) {
            return revision(repository, path.substring(reserved + REVISIONS.length()));
        }
        if (path.startsWith(TAGS, reserved)) {
            return tag(repository, path.substring(reserved + TAGS.length()));
        }
        if (path.startsWith(UPLOADS, reserved)) {
            return upload(repository, path.substring(reserved + UPLOADS.length()));
        }
        return path.startsWith(REFERRERS, reserved)
                ? new Tolerated("referrers, which the manifests say as well")
                : new Unrecognised("no folder of a repository");
    }

    private static Entry revision(String repository, String path) {
        Optional<Digest> direct = link(path);
        if (direct.isPresent()) {
            return new RevisionLink(repository, direct.get());
        }
        int signatures = path.indexOf("/signatures/");
        if (signatures > 0) {
            Optional<Digest> revision = digest(path.substring(0, signatures));
            Optional<Digest> signature = link(path.substring(signatures + "/signatures/".length()));
            if (revision.isPresent() && signature.isPresent()) {
                return new SignatureLink(repository, revision.get(), signature.get());
            }
        }
        return new Unrecognised("no revision link: expected <algorithm>/<hex>/link");
    }

    private static Entry tag(String repository, String path) {
        int end = path.indexOf('/');
        String tag = end < 0 ? path : path.substring(0, end);
        if (!Names.isTag(tag)) {
            return new Unrecognised("'" + tag + "' is no tag");
        }
        if (path.startsWith("/current/link", tag.length()) && path.length() == tag.length() + 13) {
            return new TagCurrentLink(repository, tag);
        }
        if (path.startsWith("/index/", tag.length())) {
            Optional<Digest> digest = link(path.substring(tag.length() + 7));
            if (digest.isPresent()) {
                return new TagHistoryLink(repository, tag, digest.get());
            }
        }
        return new Unrecognised("no tag link: expected current/link or index/<algorithm>/<hex>/link");
    }

    private static Entry upload(String repository, String path) {
        int end = path.indexOf('/');
        if (end < 0 || !isUuid(path.substring(0, end))) {
            return new Unrecognised("no upload: expected a UUID");
        }
        String part = path.substring(end + 1);
        return part.equals("data") || part.equals("startedat") || part.startsWith("hashstates/")
                ? new UploadFile(repository, path.substring(0, end), part)
                : new Unrecognised("no part of an upload: expected data, startedat or hashstates");
    }

    /** {@code <algorithm>/<hex>/link}. */
    private static Optional<Digest> link(String path) {
        return path.endsWith(LINK) ? digest(path.substring(0, path.length() - LINK.length())) : Optional.empty();
    }

    private static Optional<Digest> digest(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? Optional.empty() : Digest.tryParse(path.substring(0, slash), path.substring(slash + 1));
    }

    private static boolean isUuid(String text) {
        if (text.length() != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            char c = text.charAt(i);
            boolean isDash = i == 8 || i == 13 || i == 18 || i == 23;
            if (isDash ? c != '-' : Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
