package dev.ballast.plan;

import java.time.Duration;

/** Nothing young is planned: a push in progress has blobs that no manifest names yet. */
final class CutoffNotTooRecent implements Gate {
    private final Duration minimum;

    CutoffNotTooRecent(Duration minimum) {
        this.minimum = minimum;
    }

    @Override
    public GateResult check(Facts facts) {
        return GateResult.of(
                this,
                facts.minAge().compareTo(minimum) >= 0,
                "at least " + minimum.toHours() + " h",
                facts.minAge().toMinutes() + " min",
                "Nothing is planned: --min-age " + facts.minAge().toMinutes() + " min would take what is being pushed"
                        + " right now. Use at least " + minimum.toHours() + "h, or, if nobody writes to the registry,"
                        + " add --allow-recent.");
    }
}
