package dev.ballast.registry;

import java.time.Instant;
import java.util.Optional;

/** What a file in a registry's storage is, by its path alone. Made by {@link RegistryLayout#classify}. */
public sealed interface Entry {

    /**
     * The bytes of a layer, config or manifest.
     *
     * @param digest which blob
     */
    record BlobData(Digest digest) implements Entry {}

    /**
     * That a repository has a layer or config. Its content is the digest under which the blob is stored.
     *
     * @param repository the repository
     * @param digest the blob as the path names it; unless {@link Digest#isCanonical}, stored under another digest
     */
    record LayerLink(String repository, Digest digest) implements Entry {}

    /**
     * That a repository has a manifest.
     *
     * @param repository the repository
     * @param digest the manifest
     */
    record RevisionLink(String repository, Digest digest) implements Entry {}

    /**
     * Where a tag points. Its content is the manifest's digest, which the path does not tell.
     *
     * @param repository the repository
     * @param tag the tag
     */
    record TagCurrentLink(String repository, String tag) implements Entry {}

    /**
     * That a tag points, or once pointed, at a manifest.
     *
     * @param repository the repository
     * @param tag the tag
     * @param digest the manifest
     */
    record TagHistoryLink(String repository, String tag, Digest digest) implements Entry {}

    /**
     * A file of an upload that has not been committed.
     *
     * @param repository the repository
     * @param upload the upload's UUID
     * @param part {@code data}, {@code startedat} or {@code hashstates/sha256/1024}
     */
    record UploadFile(String repository, String upload, String part) implements Entry {

        /** The bytes received so far. */
        public static final String DATA = "data";

        /** The time when the upload began, as RFC 3339 text. */
        public static final String STARTED_AT = "startedat";

        /** When the upload began, if its name tells (UUID version 7, from Distribution 3.1 on). */
        public Optional<Instant> startedAt() {
            return UploadName.startedAt(upload);
        }
    }

    /**
     * A signature of a schema 1 manifest, as registries up to 2.4 kept them.
     *
     * @param repository the repository
     * @param revision the manifest
     * @param signature the blob that holds the signature
     */
    record SignatureLink(String repository, Digest revision, Digest signature) implements Entry {}

    /**
     * Something that belongs there and needs no attention.
     *
     * @param why what it is
     */
    record Tolerated(String why) implements Entry {}

    /**
     * Something that belongs nowhere: reported, never touched.
     *
     * @param why what is wrong with it
     */
    record Unrecognised(String why) implements Entry {}
}
