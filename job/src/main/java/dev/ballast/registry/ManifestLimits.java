package dev.ballast.registry;

/**
 * How much of a manifest Ballast is willing to read, so that one hostile document cannot stop a run.
 *
 * @param maxBytes the largest document
 * @param maxDepth the deepest nesting of objects and arrays
 * @param maxReferences the most blobs that one document may name, repetitions included
 */
public record ManifestLimits(int maxBytes, int maxDepth, int maxReferences) {

    /** 4 MiB like the reference registry; nesting and references well above anything a tool has written. */
    public static final ManifestLimits DEFAULT = new ManifestLimits(4 << 20, 64, 20_000);

    public ManifestLimits {
        if (maxBytes < 1 || maxDepth < 1 || maxReferences < 1) {
            throw new IllegalArgumentException("Limits must be positive: " + maxBytes + " bytes, depth " + maxDepth
                    + ", " + maxReferences + " references");
        }
    }
}
