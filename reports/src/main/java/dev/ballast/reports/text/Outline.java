package dev.ballast.reports.text;

import static java.util.Comparator.comparing;

import dev.ballast.reports.Amounts;
import dev.ballast.reports.model.HistoryPoint;
import dev.ballast.reports.model.ProblemReport.KindCount;
import dev.ballast.reports.model.ProjectRow;
import dev.ballast.reports.model.Report;
import dev.ballast.reports.model.RunChange;
import dev.ballast.reports.words.Changes;
import dev.ballast.reports.words.Commands;
import dev.ballast.reports.words.Outlook;
import dev.ballast.reports.words.Sparkline;
import dev.ballast.reports.words.Times;
import dev.ballast.reports.words.Verdict;
import java.util.List;
import java.util.stream.Stream;

/** What a report says as text, whatever the text looks like: its sections, the most important one first. */
final class Outline {
    /** How many rows a list has; the page and the tables have more. */
    static final int MOST_ROWS = 10;

    private static final int TREND_DAYS = 60;

    private final Report report;
    private final Commands commands;

    private Outline(Report report) {
        this.report = report;
        this.commands = new Commands(report);
    }

    static List<Section> of(Report report) {
        Outline outline = new Outline(report);
        return Stream.of(
                        Stream.of(outline.verdict(), outline.change(), outline.trend(), outline.projects()),
                        new PlanSections(report).all(),
                        Stream.of(outline.problems()))
                .flatMap(sections -> sections)
                .filter(section -> !section.isEmpty())
                .toList();
    }

    private Section verdict() {
        Verdict verdict = Verdict.of(report);
        String source =
                report.run().registry() + ", read " + Times.minute(report.run().runAt());
        return new Section(
                verdict.headline(),
                Stream.concat(Stream.of(source), verdict.sentences().stream()).toList(),
                verdict.facts().stream()
                        .map(fact -> Entry.word(fact.value(), fact.name(), String.join("; ", fact.details())))
                        .toList(),
                List.of());
    }

    private Section change() {
        RunChange change = report.sincePrevious();
        if (change == null) {
            return Section.ofEntries("Since the last run", List.of());
        }
        return new Section(
                "Since the run of " + Times.minute(change.previousRunAt()),
                List.of(totals(change)),
                change.repositoriesChanged().stream()
                        .limit(MOST_ROWS)
                        .map(row -> Entry.name(
                                Changes.bytes(row.bytes()),
                                row.repository(),
                                "now " + Amounts.bytes(row.distinctBytes()) + " distinct"))
                        .toList(),
                List.of());
    }

    private static String totals(RunChange change) {
        return "Stored " + Changes.bytes(change.storedBytes()) + ", in use " + Changes.bytes(change.referencedBytes())
                + ", not in use " + Changes.bytes(change.unreferencedBytes()) + ", planned "
                + Changes.bytes(change.plannedBytes()) + ", as pushed " + Changes.bytes(change.logicalBytes())
                + "; blobs " + Changes.count(change.blobs()) + ", repositories "
                + Changes.count(change.repositories()) + ".";
    }

    private Section trend() {
        List<Long> stored = Stream.concat(
                        report.history().stream(), Stream.of(report.run().point()))
                .map(HistoryPoint::storedBytes)
                .toList();
        return new Section(
                "Trend and forecast",
                List.of(Sparkline.ofNewest(stored, TREND_DAYS), Outlook.sentence(report.growth())),
                List.of(),
                List.of(commands.history()));
    }

    private Section projects() {
        return Section.ofEntries(
                "Projects by distinct bytes, the largest first",
                report.projects().stream()
                        .sorted(comparing(ProjectRow::distinctBytes).reversed().thenComparing(ProjectRow::project))
                        .limit(MOST_ROWS)
                        .map(row -> Entry.name(
                                Amounts.bytes(row.distinctBytes()),
                                row.project(),
                                Amounts.bytes(row.exclusiveBytes()) + " exclusive, "
                                        + Amounts.bytes(row.reclaimableBytes()) + " reclaimable"))
                        .toList());
    }

    private Section problems() {
        return Section.ofEntries(
                "Problems, the worst first",
                report.problems().counts().stream().map(Outline::problem).toList());
    }

    private static Entry problem(KindCount kind) {
        return Entry.name(
                Amounts.count(kind.problems()),
                kind.kind(),
                kind.severity() + ", " + kind.meaning() + ". " + kind.advice());
    }
}
