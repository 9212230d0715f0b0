package dev.ballast.plan;

import java.util.List;
import java.util.Optional;

/** What the gates say together. */
public record Verdict(List<GateResult> gates) {
    public Verdict {
        gates = List.copyOf(gates);
    }

    /** The first gate that refuses, if any does. */
    public Optional<GateResult> refusal() {
        return gates.stream().filter(gate -> !gate.passed()).findFirst();
    }

    /** Whether something could not be read. */
    public boolean incomplete() {
        return gates.stream().anyMatch(GateResult::incomplete);
    }

    /** What could not be read, in words. */
    public List<String> incompleteBecause() {
        return gates.stream()
                .filter(GateResult::incomplete)
                .map(GateResult::message)
                .toList();
    }

    /** {@code ok}, {@code incomplete} or {@code refused}. */
    public String status() {
        if (incomplete()) {
            return DeletionPlan.INCOMPLETE;
        }
        return refusal().isPresent() ? DeletionPlan.REFUSED : DeletionPlan.OK;
    }
}
