package dev.ballast.reports.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SparklineTest {
    @Test
    void goesFromTheLowestToTheHighest() {
        assertThat(Sparkline.of(LongStream.range(100, 108).boxed().toList())).isEqualTo("▁▂▃▄▅▆▇█");
        assertThat(Sparkline.of(List.of(Long.MAX_VALUE, 0L))).isEqualTo("█▁");
    }

    @Test
    void equalValuesLieInTheMiddle() {
        assertThat(Sparkline.of(List.of(5L, 5L))).isEqualTo("▄▄");
        assertThat(Sparkline.of(List.of())).isEmpty();
    }

    @Test
    void keepsTheNewestIfThereAreTooMany() {
        assertThat(Sparkline.ofNewest(List.of(9L, 1L, 3L), 2)).isEqualTo("▁█");
        assertThat(Sparkline.ofNewest(List.of(1L, 3L), 60)).isEqualTo("▁█");
    }
}
