package dev.ballast.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {
    @Test
    void aLineTakesEightyCharactersAndNoMore() {
        assertThat(Layout.sentences(List.of("w".repeat(80)))).isEqualTo("w".repeat(80));
        assertThat(Layout.sentences(List.of("w".repeat(81)))).isEqualTo("w".repeat(80) + "\nw");
    }

    @Test
    void sentencesBreakBetweenWords() {
        String words = "w".repeat(39) + " " + "x".repeat(40);
        assertThat(Layout.sentences(List.of(words, "y"))).isEqualTo(words + "\ny");
        assertThat(Layout.sentences(List.of(words + " z"))).isEqualTo(words + "\nz");
    }

    @Test
    void whatAnAmountIsAboutStaysBesideIt() {
        String name = "n".repeat(76);
        assertThat(Layout.entries(List.of(Entry.name("1", name, "more"), Entry.name("2", "a", ""))))
                .isEqualTo(" 1  " + name + "\n    : more\n 2  a");
    }
}
