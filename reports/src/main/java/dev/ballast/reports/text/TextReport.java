package dev.ballast.reports.text;

import dev.ballast.reports.model.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A report as plain text, for mail: {@code summary.txt}. No line is longer than {@value Layout#COLUMNS} characters, but for
 * command lines, which stay whole to be pasted.
 */
public final class TextReport {
    private TextReport() {}

    /** The text, with a line feed at its end. */
    public static String of(Report report) {
        return Outline.of(report).stream().map(TextReport::text).collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static String text(Section section) {
        List<String> parts = new ArrayList<>();
        parts.add(section.title());
        if (!section.sentences().isEmpty()) {
            parts.add(Layout.sentences(section.sentences()));
        }
        if (!section.entries().isEmpty()) {
            parts.add(Layout.entries(section.entries()));
        }
        section.commands().forEach(command -> parts.add("  " + command));
        return String.join("\n", parts);
    }
}
