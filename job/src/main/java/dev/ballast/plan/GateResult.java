package dev.ballast.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * What a gate found.
 *
 * @param gate the gate's name
 * @param passed whether it lets the plan through
 * @param limit what it allows, in words
 * @param value what it saw
 * @param message what is wrong and what to do; empty if it passed
 * @param incomplete whether it refused because something could not be read
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record GateResult(String gate, boolean passed, String limit, String value, String message, boolean incomplete) {

    static GateResult of(Gate gate, boolean passed, String limit, String value, String message) {
        return new GateResult(gate.getClass().getSimpleName(), passed, limit, value, passed ? "" : message, false);
    }

    /** A refusal of this kind makes the run incomplete: it saw only part of the registry. */
    GateResult asIncompleteness() {
        return new GateResult(gate, passed, limit, value, message, !passed);
    }
}
