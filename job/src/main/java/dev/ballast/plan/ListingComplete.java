package dev.ballast.plan;

/** The listing of blobs has its shards: without it, nothing is known of what is stored. */
final class ListingComplete implements Gate {
    @Override
    public GateResult check(Facts facts) {
        boolean passed = facts.blobShards() > 0 || facts.references() == 0;
        return GateResult.of(
                this,
                passed,
                "at least 1 folder of blobs where anything is referenced",
                facts.blobShards() + " folders of blobs",
                "Nothing is planned: manifests are linked but the storage shows no folder of blobs. Check that the"
                        + " storage is mounted completely, and run again.");
    }
}
