package dev.ballast.registry;

/**
 * That a manifest names a blob, and for what.
 *
 * @param role what it is named for
 * @param descriptor how it is named
 */
public record Reference(ReferenceRole role, Descriptor descriptor) {

    /** The blob. */
    public Digest digest() {
        return descriptor.digest();
    }

    /** What the blob is said to be, empty where nothing is said. */
    public String mediaType() {
        return descriptor.mediaType().value();
    }

    /** The declared size, {@link Descriptor#UNDECLARED} where the format declares none. */
    public long declaredSizeBytes() {
        return descriptor.sizeBytes();
    }

    /**
     * Whether the registry that stores the manifest is expected to store this blob as well. An index may list platforms
     * that were never pushed.
     */
    public boolean isStoredHere() {
        return !foreign() && !isListedManifest();
    }

    private boolean isListedManifest() {
        return role == ReferenceRole.MANIFEST && descriptor.mediaType().isManifest();
    }

    /** Whether the blob is normally fetched from elsewhere, so that its absence from storage is no damage. */
    public boolean foreign() {
        return descriptor.isForeign();
    }

    /** Such as {@code linux/arm64/v8}, empty where none is given. */
    public String platform() {
        return descriptor.platform();
    }
}
