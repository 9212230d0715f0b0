package dev.ballast.plan;

/**
 * Nearly all blobs that manifests name are stored. A few are missing in most registries; many missing ones mean that the
 * listing of blobs, or the storage, lost a part.
 */
final class ReferencedBlobsPresent implements Gate {
    private static final long ALWAYS_ALLOWED = 10;
    private static final double ALLOWED_SHARE = 0.01;

    @Override
    public GateResult check(Facts facts) {
        long named = facts.referencedBlobs() + facts.missingBlobs();
        long limit = Math.max(ALWAYS_ALLOWED, (long) (named * ALLOWED_SHARE));
        return GateResult.of(
                this,
                facts.missingBlobs() <= limit,
                "at most " + limit + " missing blobs (1 %, or " + ALWAYS_ALLOWED + ")",
                Long.toString(facts.missingBlobs()),
                "Nothing is planned: " + facts.missingBlobs() + " of " + named + " blobs that manifests name are not"
                        + " stored. See the problems of kind missing_blob; restore the blobs or delete the broken"
                        + " images, and run again.");
    }
}
