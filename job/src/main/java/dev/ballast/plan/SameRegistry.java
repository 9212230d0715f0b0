package dev.ballast.plan;

/** The output belongs to one registry: plans of two, mixed in one folder, would be compared and applied wrongly. */
final class SameRegistry implements Gate {
    @Override
    public GateResult check(Facts facts) {
        String previous = facts.previousRegistry().orElse(facts.registry());
        return GateResult.of(
                this,
                previous.equals(facts.registry()),
                previous,
                facts.registry(),
                "Nothing is planned: the plans at this --out are those of " + previous + ", not of " + facts.registry()
                        + ". Give each registry its own --out.");
    }
}
