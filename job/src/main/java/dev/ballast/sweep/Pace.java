package dev.ballast.sweep;

import dev.ballast.reports.Amounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Says once, when there is something to judge by, how much of a plan fits into the time that a sweep has. */
final class Pace {
    /** Enough to judge by. */
    private static final Duration TRIAL = Duration.ofSeconds(30);

    private final Optional<Instant> deadline;
    private final Clock clock;
    private final Consumer<String> log;
    private final Instant begunAt;
    private final long items;
    private long earlier;
    private long since;
    private boolean said;

    /**
     * A pace.
     *
     * @param items how many there are altogether
     */
    Pace(Optional<Instant> deadline, Supervision supervision, long items) {
        this.deadline = deadline;
        this.clock = supervision.clock();
        this.log = supervision.log();
        this.begunAt = clock.instant();
        this.items = items;
    }

    /** That an earlier call had done these. */
    void skip(int some) {
        earlier += some;
    }

    /** That these have just been done. */
    void note(int some) {
        since += some;
        Duration spent = Duration.between(begunAt, clock.instant());
        if (said || deadline.isEmpty() || spent.compareTo(TRIAL) < 0) {
            return;
        }
        said = true;
        double share = (double) Duration.between(begunAt, deadline.get()).toMillis() / spent.toMillis();
        long fitting = earlier + (long) (since * share);
        log.accept(
                fitting >= items
                        ? "At this pace all " + Amounts.count(items) + " items fit until " + deadline.get() + "."
                        : "At this pace about " + Amounts.count(fitting) + " of " + Amounts.count(items)
                                + " items fit until " + deadline.get() + "; apply the plan again for the rest.");
    }
}
