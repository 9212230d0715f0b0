package dev.ballast.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ballast.reports.model.Report;
import dev.ballast.reports.model.ReportJson;
import dev.ballast.reports.page.HtmlReport;
import dev.ballast.reports.text.MarkdownReport;
import dev.ballast.reports.text.TextReport;
import java.util.Locale;

/** The forms in which a report is published. */
public enum ReportForm {
    /** A page for people. */
    HTML("index.html"),
    /** For chat and wikis. */
    MARKDOWN("report.md"),
    /** For mail and terminals. */
    TEXT("summary.txt"),
    /** The data, from which the others can be made again. */
    JSON("report.json");

    private final String file;

    ReportForm(String file) {
        this.file = file;
    }

    /** How it is named on a command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of its file. */
    public String file() {
        return file;
    }

    /** The report in this form, in UTF-8. */
    public byte[] render(Report report) {
        return switch (this) {
            case HTML -> HtmlReport.of(report).getBytes(UTF_8);
            case MARKDOWN -> MarkdownReport.of(report).getBytes(UTF_8);
            case TEXT -> TextReport.of(report).getBytes(UTF_8);
            case JSON -> ReportJson.bytes(report);
        };
    }
}
