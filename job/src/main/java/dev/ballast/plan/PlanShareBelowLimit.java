package dev.ballast.plan;

import dev.ballast.reports.Amounts;

/** A plan that frees a large part of the registry is a mistake until somebody says that it is not. */
final class PlanShareBelowLimit implements Gate {
    private final double limit;

    /** @param limit between 0 and 1, of the stored bytes */
    PlanShareBelowLimit(double limit) {
        this.limit = limit;
    }

    @Override
    public GateResult check(Facts facts) {
        String share = Amounts.percent(facts.plannedBytes(), facts.storedBytes());
        return GateResult.of(
                this,
                facts.plannedBytes() <= limit * facts.storedBytes(),
                "at most " + Amounts.percent((long) (limit * 1000), 1000) + " of the stored bytes",
                share,
                "Nothing is planned: the plan would free " + share + " of the registry ("
                        + Amounts.bytes(facts.plannedBytes()) + "). Look at the candidates, and if they are right, run"
                        + " again with a larger --max-plan-share.");
    }
}
