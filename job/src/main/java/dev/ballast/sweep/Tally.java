package dev.ballast.sweep;

import dev.ballast.plan.DeletionPlan.Total;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts outcomes. */
final class Tally {
    private final Map<Outcome, Total> byOutcome = new EnumMap<>(Outcome.class);
    private final Map<String, Long> reasons = new TreeMap<>();

    void add(List<OutcomeRow> rows) {
        rows.forEach(this::add);
    }

    void add(OutcomeRow row) {
        byOutcome.merge(row.outcome(), new Total(1, row.sizeBytes()), Total::plus);
        if (!row.resultMessage().isEmpty()) {
            String kind = row.outcome() + ": " + row.resultMessage().replaceFirst("^((?:linked|named) by).*", "$1 …");
            if (reasons.size() < 1000 || reasons.containsKey(kind)) {
                reasons.merge(kind, 1L, Long::sum);
            }
        }
    }

    Total of(Outcome outcome) {
        return byOutcome.getOrDefault(outcome, Total.NONE);
    }

    Map<Outcome, Total> totals() {
        return new EnumMap<>(byOutcome);
    }

    Map<String, Long> reasons() {
        return reasons;
    }
}
