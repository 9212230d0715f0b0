package dev.ballast.reports.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.reports.Amounts;
import dev.ballast.reports.model.HostileNames;
import dev.ballast.reports.model.PlanReport.GateOutcome;
import dev.ballast.reports.model.Report;
import dev.ballast.reports.model.ReportJson;
import dev.ballast.reports.model.SampleReport;
import dev.ballast.reports.words.Names;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlReportTest {
    private static final int MOST_BYTES = 5_000_000;

    static Stream<Report> reports() {
        return Stream.of(SampleReport.of(40), SampleReport.of(300), SampleReport.refused(9), SampleReport.empty());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void headingsDescendOneByOneFromTheVerdict(Report report) {
        Document page = page(report);
        List<Integer> levels = page.select("h1, h2, h3, h4, h5, h6").stream()
                .map(heading -> Integer.parseInt(heading.tagName().substring(1)))
                .toList();
        assertThat(levels.get(0)).isEqualTo(1);
        assertThat(levels.subList(1, levels.size())).containsOnly(2);
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everySectionIsNamedByItsHeadingAndReachedFromTheContents(Report report) {
        Document page = page(report);
        List<String> sections = page.select("main > section").eachAttr("id");
        assertThat(page.select("nav a").eachAttr("href"))
                .isEqualTo(sections.stream().map(id -> "#" + id).toList());
        for (Element section : page.select("main > section")) {
            assertThat(section.select("> #" + section.attr("aria-labelledby")).text())
                    .isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("reports")
    void noIdentifierIsUsedTwice(Report report) {
        assertThat(page(report).select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyTableHasACaptionAndAsManyHeadersAsCells(Report report) {
        for (Element table : page(report).select("table")) {
            assertThat(table.select("> caption").text()).isNotBlank();
            assertThat(table.select("th:not([scope])")).isEmpty();
            int columns = table.select("thead th").size();
            for (Element row : table.select("tbody tr")) {
                assertThat(row.children()).as(table.id()).hasSize(columns);
            }
        }
    }

    @Test
    void theVerdictComesFirst() {
        Report report = SampleReport.of(40);
        assertThat(page(report).expectFirst("main h1").text())
                .isEqualTo(Amounts.bytes(report.run().plannedBytes()) + " can be freed");
    }

    @Test
    void aRefusedPlanSaysWhichGateRefusedAndWhatToDo() {
        Report report = SampleReport.refused(9);
        GateOutcome refusal = report.plan().refusals().get(0);
        Document page = page(report);
        assertThat(page.select("#verdict").text()).contains(refusal.message());
        assertThat(page.select("#plan").text()).contains(refusal.message());
        assertThat(page.select("#gates td.wrong").eachText()).containsExactly("refused");
    }

    @Test
    void theFirstRunOfAnEmptyRegistrySaysSo() {
        String text = page(SampleReport.empty()).text();
        assertThat(text)
                .contains("This is the first run", "There are no projects.", "There are no repositories.")
                .contains("Nothing was found wrong.");
    }

    @Test
    void hostileNamesAreText() {
        Report report = SampleReport.of(HostileNames.ALL.size());
        Document page = page(report);
        assertThat(page.select("#repository-table th[scope=row]").eachText())
                .containsExactlyInAnyOrderElementsOf(HostileNames.ALL.stream()
                        .map(Names::printable)
                        .map(name -> name.replaceAll(" +", " "))
                        .toList());
        assertThat(page.select("img")).isEmpty();
        assertThat(page.select("script:not([type])")).hasSameSizeAs(Inline.SCRIPTS);
    }

    @Test
    void everyNumberOfBytesIsThereToTheByte() {
        Report report = SampleReport.of(40);
        Element stored = page(report).expectFirst("#totals td");
        assertThat(stored.text()).isEqualTo(Amounts.bytes(report.run().storedBytes()));
        assertThat(stored.attr("title")).isEqualTo(Amounts.count(report.run().storedBytes()) + " bytes");
    }

    @Test
    void withoutScriptsTheLargestRepositoriesStandAndTheRestIsPointedAt() {
        Document page = page(SampleReport.of(300));
        assertThat(page.select("#repository-table tbody tr")).hasSize(Page.STATIC_ROWS);
        assertThat(page.select("noscript").text()).contains("The largest 200 of 300");
        assertThat(page.select("#search, #more, figure.chart"))
                .isNotEmpty()
                .allMatch(element -> element.hasAttr("hidden"));
    }

    @Test
    void moreRepositoriesThanAPageHoldsAreSaidToBeMissing() {
        Report report = SampleReport.of(Report.MOST_REPOSITORIES + 1);
        assertThat(page(report).select("#repositories .more").text()).contains("the largest 10,000 of 10,001");
    }

    @Test
    void tenThousandRepositoriesTakeLessThanFiveMegabytesAndASecond() {
        Report report = SampleReport.of(Report.MOST_REPOSITORIES);
        Duration fastest = IntStream.range(0, 3)
                .mapToObj(attempt -> rendering(report))
                .min(Duration::compareTo)
                .orElseThrow();
        assertThat(HtmlReport.of(report).getBytes(UTF_8)).hasSizeLessThan(MOST_BYTES);
        assertThat(fastest).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void theSameReportGivesTheSamePageInEveryLocale() throws IOException {
        Report report = SampleReport.of(40);
        String page = HtmlReport.of(report);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(HtmlReport.of(ReportJson.read(ReportJson.bytes(report)))).isEqualTo(page);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void everyDescriptionThatIsReferredToIsThere() {
        Document page = page(SampleReport.of(40));
        var identifiers = new HashSet<>(page.select("[id]").eachAttr("id"));
        assertThat(identifiers)
                .containsAll(page.select("[aria-labelledby]").eachAttr("aria-labelledby"))
                .containsAll(page.select("label[for]").eachAttr("for"));
    }

    static Document page(Report report) {
        return Jsoup.parse(HtmlReport.of(report));
    }

    private static Duration rendering(Report report) {
        Instant start = Instant.now();
        HtmlReport.of(report);
        return Duration.between(start, Instant.now());
    }
}
