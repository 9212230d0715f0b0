package dev.ballast.cli;

import static java.util.stream.Collectors.joining;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.List;

/** How tables look on a terminal: columns and nothing else. */
final class Tables {
    private Tables() {}

    /** One line for the headers and one per row, without blanks at their ends. */
    static <T> String text(List<T> rows, List<ColumnData<T>> columns) {
        return AsciiTable.getTable(AsciiTable.NO_BORDERS, rows, columns)
                .lines()
                .map(String::stripTrailing)
                .collect(joining(System.lineSeparator()));
    }

    /** A column of numbers. */
    static Column right(String header) {
        return column(header);
    }

    /** A column of words, which is never broken: a digest or a path in two parts is none. */
    static Column left(String header) {
        return column(header).dataAlign(HorizontalAlign.LEFT);
    }

    private static Column column(String header) {
        return new Column().header(header).maxWidth(Integer.MAX_VALUE);
    }
}
