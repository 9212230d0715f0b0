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
                "at least " + Ages.text(minimum),
                Ages.text(facts.minAge()),
                "Nothing is planned: --min-age " + Ages.text(facts.minAge()) + " would take what is being pushed"
                        + " right now. Use at least " + Ages.text(minimum) + ", or, if nobody writes to the registry,"
                        + " add --allow-recent.");
    }
}
