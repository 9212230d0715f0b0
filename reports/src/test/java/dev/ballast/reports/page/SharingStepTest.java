package dev.ballast.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.reports.model.SharingRow;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SharingStepTest {
    @Test
    void everyStepEndsAtAPowerOfTwo() {
        List<SharingRow> rows = LongStream.rangeClosed(1, 9)
                .mapToObj(count -> new SharingRow(count, 1, count))
                .toList();
        assertThat(SharingStep.of(rows))
                .containsExactly(
                        new SharingStep(1, 1, 1, 1),
                        new SharingStep(2, 2, 1, 2),
                        new SharingStep(3, 4, 2, 3 + 4),
                        new SharingStep(5, 8, 4, 5 + 6 + 7 + 8),
                        new SharingStep(9, 16, 1, 9));
    }

    @Test
    void aStepOfOneNumberIsThatNumber() {
        assertThat(new SharingStep(2, 2, 1, 1).range()).isEqualTo("2");
        assertThat(new SharingStep(5, 8, 1, 1).range()).isEqualTo("5–8");
    }

    @Test
    void stepsWithoutLayersAreLeftOut() {
        assertThat(SharingStep.of(List.of(new SharingRow(1000, 2, 3))))
                .containsExactly(new SharingStep(513, 1024, 2, 3));
    }
}
