package dev.ballast.reports.page;

import dev.ballast.reports.model.Report;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/**
 * A report as one HTML document, from {@code report.json} alone. It asks for nothing outside of itself, and its policy would not
 * allow it; names from the registry are text wherever they stand. Scripts add charts, search and sorting to tables that can be
 * read without them.
 */
public final class HtmlReport {
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, HtmlReport.class.getClassLoader(), HtmlReport.class.getPackageName());

    private static final int USUAL_CHARACTERS = 1 << 21;

    private HtmlReport() {}

    /** The document, which has to be written in UTF-8. */
    public static String of(Report report) {
        StringOutput output = new StringOutput(USUAL_CHARACTERS);
        TEMPLATES.render("index.jte", Page.of(report), output);
        return output.toString();
    }
}
