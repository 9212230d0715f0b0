package dev.ballast.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rules in their order, found by a repository's first folder: most rules of a large policy are about one project, and a
 * registry has many.
 */
final class RuleIndex {
    private final List<Rule> rules;
    /** By first folder, the places of rules that are about nothing else. */
    private final Map<String, List<Integer>> byFolder = new HashMap<>();

    private final List<Integer> anywhere = new ArrayList<>();

    RuleIndex(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        for (int i = 0; i < rules.size(); i++) {
            Optional<Set<String>> folders = folders(rules.get(i).repositories());
            int place = i;
            folders.ifPresentOrElse(
                    all -> all.forEach(folder -> byFolder.computeIfAbsent(folder, unseen -> new ArrayList<>())
                            .add(place)),
                    () -> anywhere.add(place));
        }
    }

    /** The only first folders of the names; nothing if there may be any. */
    private static Optional<Set<String>> folders(Names names) {
        Set<String> folders = new HashSet<>();
        for (NamePattern pattern : names.patterns()) {
            Optional<String> folder = firstFolder(pattern.prefix(), pattern.isName());
            if (folder.isEmpty()) {
                return Optional.empty();
            }
            folders.add(folder.get());
        }
        return Optional.of(folders);
    }

    private static Optional<String> firstFolder(String prefix, boolean isWhole) {
        int slash = prefix.indexOf('/');
        return slash < 0 ? Optional.of(prefix).filter(name -> isWhole) : Optional.of(prefix.substring(0, slash));
    }

    List<Rule> rules() {
        return rules;
    }

    /** Those that hold in a repository, in their order. */
    List<Rule> of(String repository) {
        String folder = firstFolder(repository, true).orElseThrow();
        List<Integer> places = new ArrayList<>(byFolder.getOrDefault(folder, List.of()));
        places.addAll(anywhere);
        Collections.sort(places);
        List<Rule> holding = new ArrayList<>();
        for (int place : places) {
            if (rules.get(place).repositories().contain(repository)) {
                holding.add(rules.get(place));
            }
        }
        return holding;
    }
}
