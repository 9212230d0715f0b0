package dev.ballast.registry;

/**
 * How one document names another blob.
 *
 * <p>Source: OCI image specification 1.1, descriptor.md. Example:
 *
 * <pre>{@code
 * {"mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "sha256:…", "size": 1024,
 *  "platform": {"os": "linux", "architecture": "arm64", "variant": "v8"}}
 * }</pre>
 *
 * @param mediaType what the blob is said to be
 * @param digest the blob
 * @param sizeBytes the declared size, {@link #UNDECLARED} where the format declares none
 * @param platform such as {@code linux/arm64/v8}, empty where none is given
 * @param artifactType what an artifact is said to be, empty where nothing is given
 * @param urlsGiven whether the blob is offered for download elsewhere
 */
public record Descriptor(
        MediaType mediaType, Digest digest, long sizeBytes, String platform, String artifactType, boolean urlsGiven) {

    /** The size of a blob whose manifest does not declare one, as in docker schema 1. */
    public static final long UNDECLARED = -1;

    public Descriptor {
        if (sizeBytes < UNDECLARED) {
            throw new IllegalArgumentException("A declared size of " + sizeBytes + " bytes for " + digest);
        }
    }

    /** A descriptor that says nothing but the digest, as docker schema 1 names its layers. */
    public static Descriptor ofDigest(Digest digest) {
        return new Descriptor(MediaType.NONE, digest, UNDECLARED, "", "", false);
    }

    /** Whether the blob is normally fetched from elsewhere, so that its absence from storage is no damage. */
    public boolean isForeign() {
        return mediaType.isForeignLayer();
    }
}
