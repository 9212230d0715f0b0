package dev.ballast.sample;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** When people push: mostly on weekdays and around noon (UTC). */
final class WorkingHours {

    private static final double WEEKENDS_OFF = 0.8;
    private static final double NOON_SECONDS = 13 * 3600;
    private static final double SPREAD_SECONDS = 2.8 * 3600;
    private static final Duration BETWEEN_PUSHES = Duration.ofMinutes(2);

    private final Instant from;
    private final Instant until;
    private final Dice dice;

    WorkingHours(Instant from, Instant until, Dice dice) {
        this.from = from;
        this.until = until;
        this.dice = dice;
    }

    /** So many times, ascending, some minutes apart. */
    List<Instant> pushes(int count) {
        List<Instant> times = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            times.add(push());
        }
        Collections.sort(times);
        for (int i = count - 2; i >= 0; i--) {
            Instant latest = times.get(i + 1).minus(BETWEEN_PUSHES);
            if (times.get(i).isAfter(latest)) {
                times.set(i, latest);
            }
        }
        return times;
    }

    /** One time that lies between the two. */
    Instant push() {
        Instant time = onWorkingDay();
        while (time.isAfter(until)) {
            time = time.minus(Duration.ofDays(7));
        }
        return time.isBefore(from) ? from : time;
    }

    private Instant onWorkingDay() {
        LocalDate day = from.plus(dice.between(Duration.ZERO, Duration.between(from, until)))
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
        boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
        LocalDate pushed = weekend && dice.chance(WEEKENDS_OFF) ? day.plusDays(2) : day;
        long second = (long) Math.min(86_399, Math.max(0, NOON_SECONDS + SPREAD_SECONDS * dice.normal()));
        return pushed.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(second);
    }
}
