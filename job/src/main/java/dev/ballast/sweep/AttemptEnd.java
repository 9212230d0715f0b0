package dev.ballast.sweep;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended.
 *
 * @param status what is left to do
 * @param condemnedAt when the last link went; the grace time of blobs counts from here
 * @param waitsUntil when the blobs may go, if they wait
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record AttemptEnd(
        Status status,
        Instant finishedAt,
        Instant condemnedAt,
        @Nullable Instant waitsUntil) {

    enum Status {
        /** The blobs wait for their grace time to pass. */
        WAITING,
        /** Every item had its turn. */
        COMPLETE,
        /** Too much failed. */
        STOPPED,
        /** Somebody put everything back. */
        RESTORED
    }
}
