package dev.ballast.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Rules in their order, found by a few letters that stand in the repositories' names: most rules of a large policy are about
 * one project or one team, and a registry has many. As indexes of n-grams do it, see Cox, "Regular Expression Matching with
 * a Trigram Index", 2012: what is found is looked at whole.
 */
final class RuleIndex {
    private static final int LETTERS = 4;

    private final List<Rule> rules;
    /** By letters, the places of rules that are about no name without them. */
    private final Map<String, List<Integer>> byLetters = new HashMap<>();

    private final BitSet anywhere = new BitSet();

    RuleIndex(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        Map<String, Integer> frequencies = frequencies(rules);
        for (int place = 0; place < rules.size(); place++) {
            List<NamePattern> patterns = rules.get(place).repositories().patterns();
            if (patterns.stream().anyMatch(pattern -> pattern.literal().length() < LETTERS)) {
                anywhere.set(place);
            } else {
                for (NamePattern pattern : patterns) {
                    byLetters
                            .computeIfAbsent(rarest(pattern, frequencies), unseen -> new ArrayList<>())
                            .add(place);
                }
            }
        }
    }

    private static Map<String, Integer> frequencies(List<Rule> rules) {
        Map<String, Integer> frequencies = new HashMap<>();
        for (Rule rule : rules) {
            for (NamePattern pattern : rule.repositories().patterns()) {
                letters(pattern.literal()).forEach(letters -> frequencies.merge(letters, 1, Integer::sum));
            }
        }
        return frequencies;
    }

    private static String rarest(NamePattern pattern, Map<String, Integer> frequencies) {
        return letters(pattern.literal()).stream()
                .min(Comparator.comparing(frequencies::get))
                .orElseThrow();
    }

    private static List<String> letters(String text) {
        return IntStream.rangeClosed(0, text.length() - LETTERS)
                .mapToObj(start -> text.substring(start, start + LETTERS))
                .toList();
    }

    List<Rule> rules() {
        return rules;
    }

    /** Those that hold in a repository, in their order. */
    List<Rule> of(String repository) {
        BitSet places = (BitSet) anywhere.clone();
        for (String letters : letters(repository)) {
            byLetters.getOrDefault(letters, List.of()).forEach(places::set);
        }
        return places.stream()
                .mapToObj(rules::get)
                .filter(rule -> rule.repositories().contain(repository))
                .toList();
    }
}
