package dev.ballast.reports.text;

import static java.util.stream.Collectors.joining;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.List;

/** Text in lines of at most {@value #COLUMNS} characters. */
final class Layout {
    static final int COLUMNS = 80;

    /** Two blanks belong to each column. */
    private static final int MARGINS = 2;

    private Layout() {}

    /** One line per sentence, or several if it is too long for one. */
    static String sentences(List<String> sentences) {
        Column column = new Column().dataAlign(HorizontalAlign.LEFT).maxWidth(COLUMNS + MARGINS);
        return table(sentences, List.of(column.with(sentence -> sentence)))
                .lines()
                .map(line -> line.substring(1))
                .collect(joining("\n"));
    }

    /** The amounts in a column of their own, and what they are beside it. */
    static String entries(List<Entry> entries) {
        int amounts = entries.stream()
                .mapToInt(entry -> entry.amount().length())
                .max()
                .orElse(0);
        Column words = new Column().dataAlign(HorizontalAlign.LEFT).maxWidth(COLUMNS - MARGINS - amounts + 1);
        return table(entries, List.of(new Column().with(Entry::amount), words.with(Layout::words)));
    }

    /** Columns with a margin of one blank to either side, without blanks at the ends of lines. */
    static <T> String table(List<T> rows, List<ColumnData<T>> columns) {
        return AsciiTable.getTable(AsciiTable.NO_BORDERS, rows, columns)
                .lines()
                .map(String::stripTrailing)
                .collect(joining("\n"));
    }

    private static String words(Entry entry) {
        return entry.note().isEmpty() ? entry.subject() : entry.subject() + ": " + entry.note();
    }
}
