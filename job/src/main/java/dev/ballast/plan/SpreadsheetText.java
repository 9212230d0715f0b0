package dev.ballast.plan;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/**
 * Text in {@code items.csv}. A spreadsheet takes a cell that begins with one of {@code = + - @} for a formula; a quote in
 * front keeps it text. A cell that begins with a quote gets another one, so that reading gives back what was written.
 */
final class SpreadsheetText {
    private static final String QUOTE = "'";
    private static final String NEEDS_QUOTE = "^['=+\\-@\\t\\r]";

    private SpreadsheetText() {}

    /** As it is written; nothing is an empty cell. */
    static Column cell(Column text) {
        return when(text.rlike(NEEDS_QUOTE), concat(lit(QUOTE), text)).otherwise(coalesce(text, lit("")));
    }

    /** What a cell says. */
    static String text(String cell) {
        return cell.startsWith(QUOTE) ? cell.substring(QUOTE.length()) : cell;
    }
}
