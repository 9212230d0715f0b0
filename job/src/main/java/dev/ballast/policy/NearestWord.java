package dev.ballast.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which word was meant. */
final class NearestWord {
    private NearestWord() {}

    /** The word that needs the fewest changes, if that is at most one in three letters. */
    static Optional<String> of(String written, Collection<String> words) {
        return words.stream()
                .min(Comparator.comparing((String word) -> distance(written, word))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(word -> 3 * distance(written, word) <= Math.max(3, word.length()));
    }

    /** How many letters differ, come or go, whatever their case. */
    private static int distance(String one, String other) {
        String from = plain(one);
        String to = plain(other);
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }
}
