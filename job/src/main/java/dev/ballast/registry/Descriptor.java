package dev.ballast.registry;

/**
 * Names content by its digest. Source: OCI image specification 1.1, descriptor.md.
 *
 * <pre>{@code {"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "sha256:…", "size": 32654}}</pre>
 *
 * @param sizeBytes as declared; -1 if nothing is declared
 * @param platform such as {@code linux/arm64/v8}; empty if none is given
 */
public record Descriptor(MediaType mediaType, Digest digest, long sizeBytes, String platform) {
    /** No size is declared. */
    public static final long UNDECLARED = -1;

    public Descriptor {
        if (sizeBytes < UNDECLARED) {
            throw new IllegalArgumentException("A size cannot be negative: " + sizeBytes + " for " + digest);
        }
    }
}
