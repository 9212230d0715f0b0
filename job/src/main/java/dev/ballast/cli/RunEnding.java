package dev.ballast.cli;

import dev.ballast.nightly.RunResult;
import dev.ballast.reports.metrics.RunEnd;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended, as its listeners hear it.
 *
 * @param result what it counted and planned; nothing if it did not come so far
 * @param failure why it failed, in a sentence; nothing if it did not, or was told to end
 */
record RunEnding(
        RunEnd end, @Nullable RunResult result, @Nullable String failure) {}
