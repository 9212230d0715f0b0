package dev.ballast.registry;

import java.time.Instant;
import java.util.Optional;

/** What a path of a registry's storage stands for. */
public sealed interface Entry {

    /** {@code blobs/<alg>/<2 hex>/<hex>/data}: the bytes of a layer, config or manifest. */
    record BlobData(Digest digest) implements Entry {}

    /** {@code repositories/<name>/_layers/<alg>/<hex>/link}: the repository serves that blob. */
    record LayerLink(String repository, Digest digest) implements Entry {}

    /** {@code …/_manifests/revisions/<alg>/<hex>/link}: the repository serves that manifest. */
    record RevisionLink(String repository, Digest digest) implements Entry {}

    /** {@code …/_manifests/tags/<tag>/current/link}: holds the digest that the tag points at now. */
    record TagCurrentLink(String repository, String tag) implements Entry {}

    /** {@code …/_manifests/tags/<tag>/index/<alg>/<hex>/link}: a manifest that the tag points or pointed at. */
    record TagHistoryLink(String repository, String tag, Digest digest) implements Entry {}

    /** {@code …/_manifests/revisions/<alg>/<hex>/signatures/<alg>/<hex>/link} of Distribution 2.4 and older. */
    record SignatureLink(String repository, Digest revision, Digest signature) implements Entry {}

    /**
     * {@code …/_uploads/<uuid>/{data,startedat,hashstates/<alg>/<offset>}}: a part of an upload.
     *
     * @param upload the upload's UUID
     * @param part the path below the upload's folder
     */
    record UploadFile(String repository, String upload, String part) implements Entry {

        /** When the upload began, if its UUID is of version 7 and says so. Source: RFC 9562, section 5.7. */
        public Optional<Instant> startedAt() {
            if (upload.length() != 36 || upload.charAt(14) != '7') {
                return Optional.empty();
            }
            long millis = Long.parseLong(upload.substring(0, 8) + upload.substring(9, 13), 16);
            return Optional.of(Instant.ofEpochMilli(millis));
        }
    }

    /** Known to lie in registries and of no meaning here. */
    record Tolerated(String why) implements Entry {}

    /** Fits no rule: to be reported and never touched. */
    record Unrecognised(String why) implements Entry {}
}
