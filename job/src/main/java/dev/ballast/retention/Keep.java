package dev.ballast.retention;

import org.jspecify.annotations.Nullable;

/**
 * How much of its own output a run keeps; what is null is kept for ever.
 *
 * @param runs so many of the newest runs keep their working tables
 * @param plans so many of the newest plans
 * @param days so long the large tables keep every day; of older months, the last
 */
public record Keep(
        @Nullable Integer runs,
        @Nullable Integer plans,
        @Nullable Integer days) {

    /** Whether anything may go. */
    public boolean isAsked() {
        return runs != null || plans != null || days != null;
    }
}
