package dev.ballast.plan;

/** Every manifest was read: one that the storage did not give may name any blob. */
final class EverythingRead implements Gate {
    @Override
    public GateResult check(Facts facts) {
        return GateResult.of(
                        this,
                        facts.unreadManifests() == 0,
                        "0 manifests that the storage failed to give",
                        Long.toString(facts.unreadManifests()),
                        "Nothing is planned: " + facts.unreadManifests() + " manifests could not be read"
                                + Samples.of(facts.unreadManifestSample()) + ". Give Ballast read access, or repair"
                                + " the storage, and run again.")
                .asIncompleteness();
    }
}
