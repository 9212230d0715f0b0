package dev.ballast.properties;

import dev.ballast.registry.Descriptor;
import dev.ballast.registry.Digest;
import dev.ballast.registry.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a manifest names.
 *
 * @param role what for: {@link #CONFIG}, {@link #LAYER}, {@link #ENTRY} of an index, or {@link #SOMETHING}
 * @param bytes the declared size, or {@link #UNSAID}
 * @param foreign whether clients fetch it from elsewhere
 */
record Part(
        String role,
        @Nullable String mediaType,
        Digest digest,
        long bytes,
        boolean foreign,
        @Nullable String platform) {
    static final String CONFIG = "config";
    static final String LAYER = "layer";
    static final String ENTRY = "manifest";
    static final String SOMETHING = "something";
    /** The manifest itself, among its parts. */
    static final String SELF = "self";

    static final long UNSAID = -1;

    static final String LAYER_TYPE = "application/vnd.oci.image.layer.v1.tar+gzip";
    static final String OTHER_LAYER_TYPE = "application/vnd.docker.image.rootfs.diff.tar.gzip";
    static final String FOREIGN_TYPE = "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip";

    static Part layer(String mediaType, Digest digest, long bytes) {
        return new Part(LAYER, mediaType, digest, bytes, mediaType.equals(FOREIGN_TYPE), null);
    }

    Part as(String otherRole) {
        return new Part(otherRole, mediaType, digest, bytes, foreign, platform);
    }

    /** Whether its absence is a loss: foreign layers lie elsewhere, and indexes list platforms that were never pushed. */
    boolean isExpected() {
        return !foreign && !role.equals(ENTRY);
    }

    Descriptor descriptor() {
        return new Descriptor(
                mediaType == null ? MediaType.NONE : new MediaType(mediaType),
                digest,
                bytes,
                platform == null ? "" : platform,
                "",
                false);
    }
}
