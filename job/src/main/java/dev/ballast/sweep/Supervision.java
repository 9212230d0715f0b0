package dev.ballast.sweep;

import java.time.Clock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Who watches over a command that changes a registry.
 *
 * @param permission throws if others may have begun to change the output or the registry
 * @param toldToEnd whether the process was told to end: the work stops after what is in hand
 * @param log takes sentences for whoever looks on
 */
public record Supervision(Clock clock, Runnable permission, BooleanSupplier toldToEnd, Consumer<String> log) {}
