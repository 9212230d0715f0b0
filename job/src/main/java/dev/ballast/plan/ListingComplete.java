package dev.ballast.plan;

/** The listing of blobs shows any: manifests are blobs themselves, so where they are linked, some are stored. */
final class ListingComplete implements Gate {
    @Override
    public GateResult check(Facts facts) {
        boolean passed = facts.blobs() > 0 || facts.references() == 0;
        return GateResult.of(
                this,
                passed,
                "at least 1 stored blob where anything is referenced",
                facts.blobs() + " stored blobs",
                "Nothing is planned: manifests are linked but the storage shows no blob. Check that the"
                        + " storage is mounted completely, and run again.");
    }
}
