package dev.ballast.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long a command may change things. */
final class TimeWindow {
    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = Durations.class,
            description =
                    "Stop after this time, such as 2h; apply the plan again for the rest. The largest goes first.")
    private @Nullable Duration time;

    @Option(names = "--until", paramLabel = "HH:MM", description = "Stop when it is this time here, today or tomorrow.")
    private @Nullable LocalTime until;

    /** When to stop, if that is limited. */
    Optional<Instant> deadline(Instant now) {
        return deadline(now, ZoneId.systemDefault());
    }

    Optional<Instant> deadline(Instant now, ZoneId zone) {
        return Stream.of(
                        Optional.ofNullable(time).map(now::plus),
                        Optional.ofNullable(until).map(clock -> next(clock, now.atZone(zone))))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    private static Instant next(LocalTime clock, ZonedDateTime now) {
        ZonedDateTime today = now.with(clock);
        return (today.isAfter(now) ? today : now.plusDays(1).with(clock)).toInstant();
    }
}
