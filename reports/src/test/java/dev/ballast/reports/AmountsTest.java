package dev.ballast.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1.00 KiB",
        "102399, 100.0 KiB",
        "1048575, 1.0 MiB",
        "10114468409, 9.42 GiB",
        "341879341875, 318.4 GiB",
        "9223372036854775807, 8.00 EiB"
    })
    void showsBytesInTheUnitThatKeepsNumbersShort(long bytes, String text) {
        assertThat(Amounts.bytes(bytes)).isEqualTo(text);
    }

    @Test
    void showsNumbersTheSameInEveryLocale() {
        Locale.setDefault(Locale.GERMANY);

        assertThat(Amounts.count(1_234_567)).isEqualTo("1,234,567");
        assertThat(Amounts.percent(123, 1000)).isEqualTo("12.3 %");
        assertThat(Amounts.bytes(1536)).isEqualTo("1.50 KiB");
    }

    @Test
    void aShareOfNothingIsZero() {
        assertThat(Amounts.percent(0, 0)).isEqualTo("0.0 %");
    }
}
