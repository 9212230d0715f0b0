package dev.ballast.cli.manual;

import java.util.List;
import java.util.stream.Collectors;

/** Text in the macros of man(7), which every {@code man} renders. */
final class Roff {
    private final StringBuilder text = new StringBuilder();

    Roff title(String name, int section, String date, String source, String manual) {
        return line(".TH " + quoted(name) + " " + section + " " + date + " " + quoted(source) + " " + quoted(manual));
    }

    Roff section(String name) {
        return line(".SH " + name);
    }

    Roff paragraphs(List<String> paragraphs) {
        return line(paragraphs.stream().map(Roff::escaped).collect(Collectors.joining("\n.PP\n")));
    }

    /** A term, and what it stands for, indented. */
    Roff term(String term, List<String> meaning) {
        line(".TP").line(term);
        meaning.forEach(words -> line(escaped(words)));
        return this;
    }

    /** Lines as they are, as for a terminal. */
    Roff literal(List<String> lines) {
        line(".RS 4").line(".nf");
        lines.forEach(one -> line(escaped(one)));
        return line(".fi").line(".RE");
    }

    Roff line(String line) {
        text.append(line).append('\n');
        return this;
    }

    static String bold(String words) {
        return "\\fB" + escaped(words) + "\\fR";
    }

    static String italic(String words) {
        return "\\fI" + escaped(words) + "\\fR";
    }

    /** Neither a request of roff, nor a hyphen where somebody will copy a minus. */
    static String escaped(String words) {
        String escaped = words.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }

    private static String quoted(String word) {
        return '"' + escaped(word).replace("\"", "\\(dq") + '"';
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
