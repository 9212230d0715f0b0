package dev.ballast.cli;

import com.github.freva.asciitable.AsciiTable;

/** How tables look on a terminal: columns and nothing else. */
final class Tables {
    /** Blanks where ascii-table would draw lines. */
    static final Character[] BORDERLESS = AsciiTable.NO_BORDERS;

    private Tables() {}
}
