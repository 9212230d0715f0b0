package dev.ballast.registry;

/**
 * How much a manifest may hold before it is refused.
 *
 * @param maxBytes of the document
 * @param maxDepth of nested objects and arrays
 * @param maxReferences digests that one document names
 */
public record ManifestLimits(int maxBytes, int maxDepth, int maxReferences) {

    /** 4 MiB is what the reference registry accepts; the OCI distribution specification asks for no more. */
    public static final ManifestLimits DEFAULT = new ManifestLimits(4 << 20, 64, 50_000);

    public ManifestLimits {
        if (maxBytes < 1 || maxDepth < 1 || maxReferences < 1) {
            throw new IllegalArgumentException("Limits must be positive: " + maxBytes + " bytes, depth " + maxDepth
                    + ", " + maxReferences + " references");
        }
    }
}
