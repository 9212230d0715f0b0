package dev.ballast.policy.imports;

import java.util.ArrayList;
import java.util.List;

/** Patterns of the kind that Harbor and zot call doublestar: globs, and alternatives in braces. */
final class Braces {
    private Braces() {}

    /** The globs that one stands for: {@code a-{b,c}} for {@code a-b} and {@code a-c}. */
    static List<String> expanded(String pattern) {
        int open = pattern.indexOf('{');
        if (open < 0) {
            return List.of(pattern);
        }
        int depth = 0;
        int start = open + 1;
        List<String> alternatives = new ArrayList<>();
        for (int i = open; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if ((c == ',' && depth == 1) || depth == 0) {
                alternatives.add(pattern.substring(start, i));
                start = i + 1;
            }
            if (depth == 0) {
                return joined(pattern.substring(0, open), alternatives, pattern.substring(i + 1));
            }
        }
        return List.of(pattern);
    }

    private static List<String> joined(String before, List<String> alternatives, String after) {
        return alternatives.stream()
                .flatMap(alternative -> expanded(before + alternative + after).stream())
                .distinct()
                .toList();
    }

    /** Whether globs of ours mean the same: sets of characters are unknown to them. */
    static boolean isGlob(String pattern) {
        return pattern.chars().noneMatch(c -> c == '[' || c == ']' || c == '\\' || c == '{' || c == '}');
    }
}
