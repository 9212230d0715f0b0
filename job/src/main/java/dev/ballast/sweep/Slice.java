package dev.ballast.sweep;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Items that are looked for together, and the newest look. */
final class Slice {
    private static final Duration LOOK_LASTS = Duration.ofMinutes(10);

    private final Lookout lookout;
    private final Wanted wanted;
    private final Clock clock;
    private @Nullable Look newest;

    Slice(Lookout lookout, Wanted wanted, Clock clock) {
        this.lookout = lookout;
        this.wanted = wanted;
        this.clock = clock;
    }

    /** A look that is not too long ago. */
    Look look() {
        Look look = newest;
        if (look == null || look.takenAt().plus(LOOK_LASTS).isBefore(clock.instant())) {
            look = lookout.look(wanted);
            newest = look;
        }
        return look;
    }
}
