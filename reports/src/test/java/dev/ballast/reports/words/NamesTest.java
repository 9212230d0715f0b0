package dev.ballast.reports.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"\n", "\r", "\t", "\u0000", "\u001b", "\u0085", "\u202e", "\u200b", "\u2028", "\u2029", "\ud800"
            })
    void showsThatACharacterIsThereWhichCouldNotBeSeen(String character) {
        assertThat(Names.printable("a" + character + "b")).isEqualTo("a\ufffdb");
    }

    @Test
    void cutsLongDigestsOnly() {
        assertThat(Names.brief("sha256:" + "0123456789abcdef".repeat(4))).isEqualTo("sha256:0123456789ab…");
        assertThat(Names.brief("sha256:0123")).isEqualTo("sha256:0123");
    }

    @ParameterizedTest
    @ValueSource(strings = {"library/app", "a b", "\"<&>'`", "\u05d0\u05d1", "\ud83d\ude00", "\ufffd", ""})
    void keepsWhatCanBeRead(String name) {
        assertThat(Names.printable(name)).isEqualTo(name);
    }
}
