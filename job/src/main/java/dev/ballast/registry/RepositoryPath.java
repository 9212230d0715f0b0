package dev.ballast.registry;

import dev.ballast.registry.Entry.LayerLink;
import dev.ballast.registry.Entry.RevisionLink;
import dev.ballast.registry.Entry.SignatureLink;
import dev.ballast.registry.Entry.TagCurrentLink;
import dev.ballast.registry.Entry.TagHistoryLink;
import dev.ballast.registry.Entry.Tolerated;
import dev.ballast.registry.Entry.Unrecognised;
import dev.ballast.registry.Entry.UploadFile;
import org.jspecify.annotations.Nullable;

/** A path below {@link RegistryLayout#REPOSITORIES}: a repository's name, then what it holds. */
final class RepositoryPath {

    static final String LAYERS = "_layers/";
    static final String REVISIONS = "_manifests/revisions/";
    static final String TAGS = "_manifests/tags/";
    static final String UPLOADS = "_uploads/";
    static final String CURRENT_LINK = "/current/link";
    static final String HISTORY = "/index/";
    static final String LINK = "/link";

    private static final String REFERRERS = "_referrers/";
    private static final String SIGNATURES = "/signatures/";
    private static final String HASH_STATES = "hashstates/";

    private final String path;
    private final String repository;

    private RepositoryPath(String path, String repository) {
        this.path = path;
        this.repository = repository;
    }

    /** Components that begin with an underscore are reserved, so the first of them ends the name. */
    static Entry classify(String path, int start) {
        int content = path.indexOf("/_", start) + 1;
        if (content == 0) {
            return new Unrecognised("a file beside a repository's folders");
        }
        String repository = path.substring(start, content - 1);
        if (!RegistryNames.isRepository(repository)) {
            return new Unrecognised("the name of the repository is not valid");
        }
        return new RepositoryPath(path, repository).classifyContent(content);
    }

    private Entry classifyContent(int start) {
        if (path.startsWith(LAYERS, start)) {
            return layer(start + LAYERS.length());
        }
        if (path.startsWith(REVISIONS, start)) {
            return revision(start + REVISIONS.length());
        }
        if (path.startsWith(TAGS, start)) {
            return tag(start + TAGS.length());
        }
        if (path.startsWith(UPLOADS, start)) {
            return upload(start + UPLOADS.length());
        }
        return path.startsWith(REFERRERS, start)
                ? new Tolerated("the referrers that a newer registry keeps")
                : new Unrecognised("a folder that repositories do not have");
    }

    private Entry layer(int start) {
        Digest digest = linkedDigest(start);
        return digest == null ? new Unrecognised("no layer link") : new LayerLink(repository, digest);
    }

    private Entry revision(int start) {
        Digest digest = linkedDigest(start);
        return digest == null ? signature(start) : new RevisionLink(repository, digest);
    }

    private Entry signature(int start) {
        int signatures = path.indexOf(SIGNATURES, start);
        if (signatures < 0) {
            return new Unrecognised("no revision link");
        }
        Digest revision = Digest.read(path, start, signatures, '/');
        Digest signature = linkedDigest(signatures + SIGNATURES.length());
        return revision == null || signature == null
                ? new Unrecognised("no signature link")
                : new SignatureLink(repository, revision, signature);
    }

    private Entry tag(int start) {
        int end = path.indexOf('/', start);
        if (end < 0) {
            return new Unrecognised("a file beside the tags");
        }
        String tag = path.substring(start, end);
        if (!RegistryNames.isTag(tag)) {
            return new Unrecognised("the name of the tag is not valid");
        }
        if (isRest(end, CURRENT_LINK)) {
            return new TagCurrentLink(repository, tag);
        }
        Digest digest = path.startsWith(HISTORY, end) ? linkedDigest(end + HISTORY.length()) : null;
        return digest == null
                ? new Unrecognised("neither the current link of a tag nor its history")
                : new TagHistoryLink(repository, tag, digest);
    }

    private Entry upload(int start) {
        int end = path.indexOf('/', start);
        if (end < 0 || !UploadName.isValid(path.substring(start, end))) {
            return new Unrecognised("the name of the upload is no UUID");
        }
        String part = path.substring(end + 1);
        return isUploadPart(part)
                ? new UploadFile(repository, path.substring(start, end), part)
                : new Unrecognised("a file that uploads do not have");
    }

    private static boolean isUploadPart(String part) {
        return part.equals(UploadFile.DATA) || part.equals(UploadFile.STARTED_AT) || isHashState(part);
    }

    /** {@code hashstates/<algorithm>/<offset>}, the offset a decimal number. */
    private static boolean isHashState(String part) {
        int offset = part.indexOf('/', HASH_STATES.length()) + 1;
        if (!part.startsWith(HASH_STATES) || offset == 0 || offset == part.length()) {
            return false;
        }
        for (int i = offset; i < part.length(); i++) {
            if (part.charAt(i) < '0' || part.charAt(i) > '9') {
                return false;
            }
        }
        return Digest.Algorithm.ofLabel(part.substring(HASH_STATES.length(), offset - 1))
                .isPresent();
    }

    private boolean isRest(int start, String rest) {
        return path.length() - start == rest.length() && path.startsWith(rest, start);
    }

    private @Nullable Digest linkedDigest(int start) {
        return path.endsWith(LINK) ? Digest.read(path, start, path.length() - LINK.length(), '/') : null;
    }
}
