package dev.ballast.registry;

/** One digest that a manifest names. */
public record Reference(ReferenceRole role, Descriptor descriptor) {

    public Digest digest() {
        return descriptor.digest();
    }

    /** Whether the registry that stores the manifest is expected to store this as well. */
    public boolean isStoredHere() {
        return !descriptor.mediaType().isForeignLayer();
    }
}
