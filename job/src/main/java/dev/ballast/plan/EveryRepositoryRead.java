package dev.ballast.plan;

/** Every place of the storage was listed: what lies in a place that was not may be what keeps a blob. */
final class EveryRepositoryRead implements Gate {
    @Override
    public GateResult check(Facts facts) {
        return GateResult.of(
                        this,
                        facts.unlisted() == 0,
                        "0 places that could not be listed or read",
                        Long.toString(facts.unlisted()),
                        "Nothing is planned: " + facts.unlisted() + " places of the storage could not be listed or read"
                                + Samples.of(facts.unlistedSample()) + ". Give Ballast read access, or repair the"
                                + " storage, and run again.")
                .asIncompleteness();
    }
}
