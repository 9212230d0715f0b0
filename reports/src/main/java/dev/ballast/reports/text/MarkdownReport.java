package dev.ballast.reports.text;

import dev.ballast.reports.model.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A report as Markdown, for chat: {@code report.md}. Names are code, in which no service looks for links or people. */
public final class MarkdownReport {
    private MarkdownReport() {}

    /** The document, with a line feed at its end. */
    public static String of(Report report) {
        List<Section> sections = Outline.of(report);
        return sections.stream()
                .map(section -> document(section, section.equals(sections.get(0)) ? "# " : "## "))
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static String document(Section section, String heading) {
        List<String> blocks = new ArrayList<>();
        blocks.add(heading + Markdown.text(section.title()));
        section.sentences().forEach(sentence -> blocks.add(Markdown.text(sentence)));
        if (!section.entries().isEmpty()) {
            blocks.add(section.entries().stream().map(MarkdownReport::item).collect(Collectors.joining("\n")));
        }
        section.commands().forEach(command -> blocks.add(Markdown.block(command)));
        return String.join("\n\n", blocks);
    }

    private static String item(Entry entry) {
        String subject = entry.isName() ? Markdown.code(entry.subject()) : Markdown.text(entry.subject());
        String note = Markdown.text(entry.note());
        return "- **" + Markdown.text(entry.amount()) + "** " + subject + (note.isEmpty() ? "" : ": " + note);
    }
}
