package dev.ballast.reports.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    @Test
    void isInUtcWhereverItRuns() {
        Instant time = Instant.parse("2026-11-23T23:59:59Z");
        assertThat(Times.minute(time)).isEqualTo("2026-11-23 23:59 UTC");
        assertThat(Times.day(time)).isEqualTo("2026-11-23");
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "41.4, 41 s", "59.6, 1 min 0 s", "725, 12 min 5 s", "3600, 1 h 0 min", "12000, 3 h 20 min"})
    void showsSpansInTheirTwoLargestUnits(double seconds, String text) {
        assertThat(Times.span(seconds)).isEqualTo(text);
    }
}
