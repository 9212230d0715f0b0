package dev.ballast.sweep.api;

import java.util.Optional;

/**
 * What a registry answered in the end, after all retries.
 *
 * @param status of HTTP, or 0 if there was no answer
 * @param why what went wrong, in the registry's words or Java's; empty otherwise
 * @param digest of the manifest that was asked about, if the registry says it
 */
public record Reply(int status, String why, Optional<String> digest) {

    /** Whether it did what it was asked for. */
    public boolean isDone() {
        return status / 100 == 2;
    }

    /** Whether there is no such thing. */
    public boolean isAbsent() {
        return status == 404;
    }
}
