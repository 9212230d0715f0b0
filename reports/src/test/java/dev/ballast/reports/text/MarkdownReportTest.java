package dev.ballast.reports.text;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.reports.model.HostileNames;
import dev.ballast.reports.model.Report;
import dev.ballast.reports.model.SampleReport;
import dev.ballast.reports.words.Commands;
import dev.ballast.reports.words.Names;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MarkdownReportTest {
    static Stream<Report> reports() {
        return Stream.of(
                SampleReport.of(40),
                SampleReport.of(HostileNames.ALL.size()),
                SampleReport.refused(9),
                SampleReport.empty());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void namesBringNoMarkupAlong(Report report) {
        assertThat(read(report).body().select("*").stream()
                        .map(Element::tagName)
                        .distinct())
                .isSubsetOf("body", "h1", "h2", "p", "ul", "li", "strong", "code", "pre");
    }

    @ParameterizedTest
    @MethodSource("reports")
    void saysWhatThePlainTextSays(Report report) {
        assertThat(read(report).text().replaceAll("[\\s:]+", ""))
                .isEqualTo(TextReport.of(report).replaceAll("[\\s:]+", ""));
    }

    @Test
    void hostileNamesAreCodeAndRead() {
        Report report = SampleReport.of(HostileNames.ALL.size());
        List<String> changed = requireNonNull(report.sincePrevious()).repositoriesChanged().stream()
                .map(row -> Names.printable(row.repository()))
                .toList();
        assertThat(changed).hasSameSizeAs(HostileNames.ALL);
        assertThat(read(report).select("li > code").stream().map(Element::wholeText))
                .containsAll(changed);
    }

    @Test
    void commandsCanBeCopied() {
        Report report = SampleReport.of(40);
        Commands commands = new Commands(report);
        assertThat(read(report).select("pre > code.language-sh").stream().map(Element::wholeText))
                .containsExactly(commands.history() + "\n", commands.plan() + "\n");
    }

    private static Document read(Report report) {
        return Jsoup.parse(
                HtmlRenderer.builder().build().render(Parser.builder().build().parse(MarkdownReport.of(report))));
    }
}
