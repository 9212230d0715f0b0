package dev.ballast.reports.page;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.joining;

import dev.ballast.reports.model.HistoryPoint;
import dev.ballast.reports.model.ProjectRow;
import dev.ballast.reports.model.Report;
import dev.ballast.reports.model.RepositoryRow;
import dev.ballast.reports.words.Commands;
import dev.ballast.reports.words.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the templates show.
 *
 * @param repositories the largest first, as many as a page has room for
 * @param projects the largest first
 * @param days newest first, this run's among them
 * @param sharing from layers that one manifest names up
 */
record Page(
        Report report,
        Verdict verdict,
        Commands commands,
        List<RepositoryRow> repositories,
        List<ProjectRow> projects,
        List<HistoryPoint> days,
        List<SharingStep> sharing) {

    /** How many rows a long table has without scripts. */
    static final int STATIC_ROWS = 200;

    /** Three months of days. */
    private static final int MOST_DAYS = 92;

    static Page of(Report report) {
        return new Page(
                report,
                Verdict.of(report),
                new Commands(report),
                largestRepositories(report),
                largestProjects(report),
                newestDays(report),
                SharingStep.of(report.layerSharing()));
    }

    private static List<RepositoryRow> largestRepositories(Report report) {
        return report.repositories().stream()
                .sorted(comparingLong(RepositoryRow::distinctBytes).reversed().thenComparing(RepositoryRow::repository))
                .limit(Report.MOST_REPOSITORIES)
                .toList();
    }

    private static List<ProjectRow> largestProjects(Report report) {
        return report.projects().stream()
                .sorted(comparing(ProjectRow::distinctBytes).reversed().thenComparing(ProjectRow::project))
                .limit(STATIC_ROWS)
                .toList();
    }

    private static List<HistoryPoint> newestDays(Report report) {
        List<HistoryPoint> days = new ArrayList<>(report.history());
        days.add(report.run().point());
        Collections.reverse(days);
        return days.subList(0, Math.min(MOST_DAYS, days.size()));
    }

    List<RepositoryRow> firstRepositories() {
        return repositories.subList(0, Math.min(STATIC_ROWS, repositories.size()));
    }

    List<StorageBar.Part> storage() {
        return StorageBar.of(report.run());
    }

    /** What the scripts read, as JSON that may stand in an element. */
    String data() {
        return PageData.of(this).json();
    }

    Inline style() {
        return Inline.STYLE;
    }

    List<Inline> scripts() {
        return Inline.SCRIPTS;
    }

    /** Nothing may be loaded, sent or run but the scripts and the style sheet of the page. */
    String contentSecurityPolicy() {
        return "default-src 'none'; script-src "
                + scripts().stream().map(Inline::source).collect(joining(" ")) + "; style-src " + style().source()
                + "; img-src data:; base-uri 'none'; form-action 'none'";
    }
}
