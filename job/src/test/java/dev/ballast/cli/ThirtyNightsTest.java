package dev.ballast.cli;

import static dev.ballast.cli.ThirtyNights.APPLIED;
import static dev.ballast.cli.ThirtyNights.BERLIN;
import static dev.ballast.cli.ThirtyNights.FIRST;
import static dev.ballast.cli.ThirtyNights.LAST;
import static dev.ballast.cli.ThirtyNights.LONG_NIGHT;
import static dev.ballast.cli.ThirtyNights.NIGHTS;
import static dev.ballast.cli.ThirtyNights.RESTORED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ballast.cli.ThirtyNights.Night;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("nights")
class ThirtyNightsTest {
    /** For so many nights a plan may be applied, and is kept with its run. */
    private static final int OPEN_PLANS = 7;

    private static ThirtyNights month;
    private static List<Night> nights;
    private static Night last;

    @BeforeAll
    static void liveThroughAllOfThem(@TempDir Path folder) throws IOException {
        TimeZone usual = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(BERLIN));
        month = new ThirtyNights(folder);
        nights = month.nights();
        last = nights.get(NIGHTS - 1);
        TimeZone.setDefault(usual);
    }

    @Test
    void everyCommandSucceeds() {
        assertThat(nights).hasSize(NIGHTS);
        assertThat(Stream.of(nights, month.longNight(), List.of(month.behind, month.afterwards))
                        .flatMap(List::stream)
                        .map(Night::answer))
                .allSatisfy(answer -> assertThat(answer.exitCode()).isEqualTo(ExitCode.OK))
                .allSatisfy(answer -> assertThat(answer.err()).isEmpty());
        assertThat(month.decisions)
                .hasSize(3)
                .allSatisfy(
                        answer -> assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.OK));
    }

    @Test
    void everyNightCountsWhatTheSampleHasThen() {
        for (int night = 0; night < NIGHTS; night++) {
            JsonNode expected = month.sample.get(night);
            JsonNode run = nights.get(night).run();
            assertThat(List.of("repositories", "tags", "manifests"))
                    .as("night %d", night)
                    .allSatisfy(count -> assertThat(run.get(count).asLong())
                            .isEqualTo(expected.get(count).asLong()));
            boolean isAside = night > APPLIED && night <= RESTORED;
            assertThat(run.get("blobs").asLong())
                    .isEqualTo(expected.get("blobs").asLong() - (isAside ? month.taken.blobs() : 0));
            assertThat(run.get("stored_bytes").asLong())
                    .isEqualTo(expected.get("bytes").asLong() - (isAside ? month.taken.bytes() : 0));
        }
        assertThat(month.sample.get(NIGHTS - 1).get("bytes").asLong())
                .isGreaterThan(month.sample.get(0).get("bytes").asLong());
    }

    @Test
    void historyHasEveryNightOnceAsTheRegistryWas() {
        assertThat(month.history).hasSize(NIGHTS);
        for (int night = 0; night < NIGHTS; night++) {
            Night lived = nights.get(night);
            JsonNode day = month.history.get(night);
            assertThat(Instant.parse(day.get("run_at").asText())).isEqualTo(lived.at());
            assertThat(day.get("stored_bytes").asLong())
                    .isEqualTo(lived.stored().bytes());
            assertThat(day.get("blobs").asLong()).isEqualTo(lived.stored().blobs());
            assertThat(day.get("planned_bytes").asLong())
                    .isEqualTo(lived.run().get("planned_bytes").asLong());
        }
        assertThat(month.days.get("runs")).isEqualTo(folders(FIRST.datesUntil(LAST.plusDays(1))));
    }

    @Test
    void anHourThatComesTwiceIsTwoRunsOfOneDay() {
        assertThat(month.longNight())
                .extracting(night -> night.at().atZone(BERLIN).toLocalDateTime())
                .containsOnly(LONG_NIGHT.atTime(ThirtyNights.HALF_PAST_TWO));
        assertThat(month.longNight())
                .extracting(night -> night.run().get("started_at").asText())
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z");
        assertThat(month.longNight()).extracting(Night::id).doesNotHaveDuplicates();
    }

    @Test
    void whatIsAsideIsKnownAndKeptHoweverOldItsPlan() {
        Night applied = nights.get(APPLIED);
        Night longAfter = nights.get(RESTORED - 1);
        assertThat(month.taken.blobs()).isPositive();
        assertThat(metric(longAfter, "ballast_quarantined_bytes"))
                .isEqualTo(applied.run().get("planned_bytes").asDouble());
        assertThat(RESTORED - 1 - APPLIED).isGreaterThan(OPEN_PLANS);
        assertThat(longAfter.plans()).contains(applied.plan());
        assertThat(longAfter.runs()).contains(applied.id());
    }

    @Test
    void whatWasTakenBackIsAsIfNothingHadBeen() {
        assertThat(month.restored).isEqualTo(month.neverApplied);
        assertThat(metric(last, "ballast_quarantined_bytes")).isZero();
    }

    @Test
    void theTrendIsTheLineThatFitsTheNightsBest() {
        double[] days = nights.stream()
                .mapToDouble(night ->
                        Duration.between(nights.get(0).at(), night.at()).toSeconds() / 86_400.0)
                .toArray();
        double[] bytes =
                nights.stream().mapToDouble(night -> night.stored().bytes()).toArray();
        double slope = slope(days, bytes);
        long stored = last.stored().bytes();
        long daysUntilFull = (long) Math.ceil((ThirtyNights.CAPACITY - stored) / slope);

        JsonNode growth = month.report.get("growth");
        assertThat(slope).isPositive();
        assertThat(growth.get("points").asInt()).isEqualTo(NIGHTS);
        assertThat(growth.get("bytes_per_day").asDouble()).isCloseTo(slope, within(1.0));
        assertThat(growth.get("in_thirty_days_bytes").asDouble()).isCloseTo(stored + 30 * slope, within(1.0));
        assertThat(growth.get("in_ninety_days_bytes").asDouble()).isCloseTo(stored + 90 * slope, within(1.0));
        assertThat(growth.get("days_until_full").asLong()).isEqualTo(daysUntilFull);
        assertThat(metric(last, "ballast_until_full_seconds"))
                .isEqualTo((double) Duration.ofDays(daysUntilFull).toSeconds());
        assertThat(metric(last, "ballast_growth_bytes_per_day")).isCloseTo(slope, within(1.0));
    }

    /** Least squares, by sums of products. */
    private static double slope(double[] xs, double[] ys) {
        double products =
                IntStream.range(0, xs.length).mapToDouble(i -> xs[i] * ys[i]).sum();
        double squares = Arrays.stream(xs).map(x -> x * x).sum();
        double sumX = Arrays.stream(xs).sum();
        double sumY = Arrays.stream(ys).sum();
        return (xs.length * products - sumX * sumY) / (xs.length * squares - sumX * sumX);
    }

    @Test
    void metricsSayHowTheLastNightWent() {
        assertThat(metric(last, "ballast_last_run_exit_code")).isZero();
        assertThat(metric(last, "ballast_last_success_timestamp_seconds"))
                .isEqualTo((double) last.at().getEpochSecond());
        assertThat(metric(last, "ballast_stored_bytes"))
                .isEqualTo((double) last.stored().bytes());
        assertThat(metric(last, "ballast_stored_blobs"))
                .isEqualTo((double) last.stored().blobs());
        assertThat(metric(last, "ballast_tags"))
                .isEqualTo(month.sample.get(NIGHTS - 1).get("tags").asDouble());
    }

    @Test
    void onlyWhatSomethingNeedsIsKept() {
        List<Night> open = nights.subList(NIGHTS - OPEN_PLANS, NIGHTS);
        assertThat(List.of(ThirtyNights.KEPT_RUNS, ThirtyNights.KEPT_PLANS))
                .allSatisfy(kept -> assertThat(kept).isLessThan(OPEN_PLANS));
        assertThat(last.runs()).isEqualTo(texts(open, Night::id));
        assertThat(last.plans()).isEqualTo(texts(open, Night::plan));
        // The last of October, and the last days of November, of which the newest is its last so far.
        List<String> kept = folders(Stream.concat(
                Stream.of(LocalDate.of(2026, 10, 31)),
                LAST.minusDays(ThirtyNights.KEPT_DAYS).datesUntil(LAST.plusDays(1))));
        assertThat(month.days.get("images")).isEqualTo(kept);
        assertThat(month.days.get("blobs")).isEqualTo(kept);
        assertThat(month.days.get("repositories")).hasSize(NIGHTS);
        assertThat(month.lease).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void theOutputDoesNotGrow() {
        long full = nights.get(APPLIED).outBytes();
        assertThat(nights.subList(APPLIED, NIGHTS))
                .allSatisfy(night -> assertThat(night.outBytes()).isLessThan(full * 3 / 2));
    }

    @Test
    void aClockThatIsBehindForANightReplacesOneDayAndLosesNone() {
        assertThat(month.behind.run().get("started_at").asText()).isEqualTo("2026-11-18T23:30:00Z");
        assertThat(month.historyAfterwards)
                .extracting(day -> LocalDate.ofInstant(time(day), ZoneOffset.UTC))
                .containsExactlyElementsOf(FIRST.datesUntil(LAST.plusDays(2)).toList());
        assertThat(time(month.historyAfterwards.get(NIGHTS - 2))).isEqualTo(month.behind.at());
        assertThat(time(month.historyAfterwards.get(NIGHTS - 1))).isEqualTo(last.at());
    }

    private static Instant time(JsonNode day) {
        return Instant.parse(day.get("run_at").asText());
    }

    private static List<String> texts(List<Night> some, Function<Night, String> text) {
        return some.stream().map(text).toList();
    }

    private static List<String> folders(Stream<LocalDate> days) {
        return days.map(day -> "run_date=" + day).toList();
    }

    private static double metric(Night night, String name) {
        return night.metrics()
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .reduce((one, other) -> {
                    throw new AssertionError("More than one " + name);
                })
                .orElseThrow(() -> new AssertionError("No " + name));
    }
}
