package dev.ballast.reports.text;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.reports.Amounts;
import dev.ballast.reports.model.HostileNames;
import dev.ballast.reports.model.Report;
import dev.ballast.reports.model.SampleReport;
import dev.ballast.reports.words.Commands;
import dev.ballast.reports.words.Fact;
import dev.ballast.reports.words.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextReportTest {
    static Stream<Report> reports() {
        return Stream.of(
                SampleReport.of(40),
                SampleReport.of(HostileNames.ALL.size()),
                SampleReport.refused(9),
                SampleReport.empty());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void noLineButACommandIsLongerThanEightyCharactersOrEndsWithABlank(Report report) {
        assertThat(TextReport.of(report).lines())
                .filteredOn(line -> !line.startsWith("  ballast "))
                .allSatisfy(line -> {
                    assertThat(line).hasSizeLessThanOrEqualTo(80);
                    assertThat(line).isEqualTo(line.stripTrailing());
                });
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyCharacterCanBePrinted(Report report) {
        assertThat(TextReport.of(report).codePoints())
                .allMatch(character -> character == '\n' || !Character.isISOControl(character))
                .allMatch(character -> Character.getType(character) != Character.FORMAT);
    }

    @Test
    void theVerdictComesFirstWithItsNumbers() {
        Report report = SampleReport.of(40);
        List<String> lines = TextReport.of(report).lines().toList();
        assertThat(lines.get(0)).isEqualTo(Amounts.bytes(report.run().plannedBytes()) + " can be freed");
        assertThat(lines.get(1)).isEqualTo("s3a://registry/docker, read 2026-11-23 02:30 UTC");
        for (Fact fact : Verdict.of(report).facts()) {
            assertThat(lines).anyMatch(line -> line.contains(fact.value() + "  " + fact.name() + ": "));
        }
    }

    @Test
    void whatLiesInQuarantineStandsBesideWhatIsStored() {
        Report report = SampleReport.of(40);
        long aside = requireNonNull(report.run().quarantinedBytes());

        assertThat(aside).isPositive();
        assertThat(TextReport.of(report)).contains("besides, " + Amounts.bytes(aside) + " in quarantine");
        assertThat(TextReport.of(SampleReport.empty())).doesNotContain("quarantine");
    }

    @Test
    void commandsStandWholeInLinesOfTheirOwn() {
        Report report = SampleReport.of(40);
        Commands commands = new Commands(report);
        assertThat(TextReport.of(report).lines()).contains("  " + commands.plan(), "  " + commands.history());
    }

    @Test
    void aRefusalSaysWhichGateAndWhatToDo() {
        Report report = SampleReport.refused(9);
        assertThat(TextReport.of(report).replaceAll("\\s+", " "))
                .startsWith("Nothing is planned: a safety gate refused")
                .contains("refused InUseFeedsFresh: allows at most 24 h old, saw 3 d 4 h. "
                        + report.plan().refusals().get(0).message());
    }

    @Test
    void whatAFirstRunCannotKnowIsLeftOut() {
        assertThat(TextReport.of(SampleReport.empty()))
                .startsWith("Nothing to free\n")
                .contains("the first run")
                .doesNotContain("Since the run", "Problems", "Projects", "The largest items");
    }

    @Test
    void longListsEndAfterTheLargest() {
        Report report = SampleReport.of(300);
        String largest =
                TextReport.of(report).split("The largest items\n", 2)[1].split("\n\n", 2)[0];
        assertThat(report.plan().largestItems()).hasSizeGreaterThan(Outline.MOST_ROWS);
        assertThat(largest.lines().filter(line -> line.contains("sha256:"))).hasSize(Outline.MOST_ROWS);
    }
}
