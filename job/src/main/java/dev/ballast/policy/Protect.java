package dev.ballast.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what meets any of these conditions, or, without one, everything.
 *
 * @param mostRecent the first so many
 * @param pushedWithin what was pushed so recently, or exactly so long ago
 * @param pulledWithin what was pulled so recently; what was never pulled counts from its push
 * @param rollback so many of the last manifests of every tag, the current one included
 */
record Protect(
        @Nullable MostRecent mostRecent,
        @Nullable Duration pushedWithin,
        @Nullable Duration pulledWithin,
        @Nullable Integer rollback)
        implements Action {

    boolean isAlways() {
        return mostRecent == null && pushedWithin == null && pulledWithin == null && rollback == null;
    }
}
