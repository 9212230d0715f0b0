package dev.ballast.reports.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangesTest {
    @ParameterizedTest
    @CsvSource({
        "0, ±0 B, ±0",
        "1, +1 B, +1",
        "-1, −1 B, −1",
        "2048, +2.00 KiB, '+2,048'",
        "-9223372036854775808, −8.00 EiB, '−9,223,372,036,854,775,807'"
    })
    void carriesItsSign(long change, String bytes, String count) {
        assertThat(Changes.bytes(change)).isEqualTo(bytes);
        assertThat(Changes.count(change)).isEqualTo(count);
    }
}
