package dev.ballast.reports.text;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Texts as Markdown that shows them as they are. By the CommonMark specification 0.31.2, sections 2.4, 4.5 and 6.1. */
final class Markdown {
    /** What has a meaning anywhere in a line. */
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]<>#|~&!$@]");

    /** What begins a list or underlines a heading if it comes first. */
    private static final Pattern BLOCK = Pattern.compile("^(\\d*)([-+=]|[.)](?=\\s|$))");

    private static final Pattern BACKTICKS = Pattern.compile("`+");

    private Markdown() {}

    /** Text of one line that means nothing but itself. */
    static String text(String text) {
        String escaped = MARKUP.matcher(text.strip()).replaceAll("\\\\$0");
        return BLOCK.matcher(escaped).replaceFirst("$1\\\\$2");
    }

    /** Text of one line as code within a line. */
    static String code(String text) {
        String fence = fence(text, 1);
        return text.startsWith("`") || text.endsWith("`") ? fence + " " + text + " " + fence : fence + text + fence;
    }

    /** Text of one line as a block of its own, which many services offer to copy. */
    static String block(String text) {
        String fence = fence(text, 3);
        return fence + "sh\n" + text + "\n" + fence;
    }

    /** More backticks than the text has in a row. */
    private static String fence(String text, int atLeast) {
        int longest = BACKTICKS
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .mapToInt(String::length)
                .max()
                .orElse(0);
        return "`".repeat(Math.max(atLeast, longest + 1));
    }
}
