package dev.ballast.policy.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules that are written, each with what is to be said about it, and all that cannot be said. */
final class RuleList {
    private final List<String> lines = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, Integer> names = new HashMap<>();

    /**
     * What a rule is about.
     *
     * @param exceptRepositories patterns of what is left out
     * @param tags patterns; none if it is not about tags
     */
    record Target(
            List<String> repositories,
            List<String> exceptRepositories,
            List<String> tags,
            List<String> exceptTags,
            boolean untagged) {
        static Target tags(List<String> repositories, List<String> tags) {
            return new Target(repositories, List.of(), tags, List.of(), false);
        }

        Target except(List<String> exceptions) {
            return new Target(repositories, exceptions, tags, exceptTags, untagged);
        }
    }

    /** Something that the rules do not say; they keep more for it. */
    void leaveOut(String what) {
        leftOut.add(what);
    }

    void note(String what) {
        notes.add(what);
    }

    /** A rule that keeps what meets one of these conditions, or everything if there is none. */
    void protect(String name, Target target, List<String> conditions) {
        rule(name, target, "protect: {" + String.join(", ", conditions) + "}");
    }

    /** A rule that takes what was pushed longer ago. */
    void expire(String name, Target target, String olderThan) {
        rule(name, target, "delete: {olderThan: " + olderThan + "}");
    }

    void deleteOrphanedReferrers(String name, Target target, String olderThan) {
        lines.add("  - name: " + quoted(unique(name)));
        patterns("repositories", target.repositories());
        patterns("exceptRepositories", target.exceptRepositories());
        lines.add("    orphanedReferrers: true");
        lines.add("    delete: {olderThan: " + olderThan + "}");
    }

    private void rule(String name, Target target, String action) {
        lines.add("  - name: " + quoted(unique(name)));
        patterns("repositories", target.repositories());
        patterns("exceptRepositories", target.exceptRepositories());
        patterns("tags", target.tags());
        patterns("exceptTags", target.exceptTags());
        if (target.untagged()) {
            lines.add("    untagged: true");
        }
        lines.add("    " + action);
    }

    private void patterns(String field, List<String> patterns) {
        if (!patterns.isEmpty()) {
            lines.add("    " + field + ": "
                    + patterns.stream().map(RuleList::quoted).collect(Collectors.joining(", ", "[", "]")));
        }
    }

    private String unique(String name) {
        int number = names.merge(name, 1, Integer::sum);
        return number == 1 ? name : name + " (" + number + ")";
    }

    ImportedPolicy policy(String source) {
        List<String> all = new ArrayList<>();
        all.add("# From " + source + ".");
        leftOut.forEach(what -> all.add("# Not said: " + oneLine(what)));
        notes.forEach(what -> all.add("# Note: " + oneLine(what)));
        all.add("version: 1");
        all.add(lines.isEmpty() ? "rules: []" : "rules:");
        all.addAll(lines);
        return new ImportedPolicy(String.join("\n", all) + "\n", leftOut, notes);
    }

    /** As YAML quotes what means nothing else. */
    static String quoted(String text) {
        return "'" + oneLine(text).replace("'", "''") + "'";
    }

    private static String oneLine(@Nullable String text) {
        return String.valueOf(text).replaceAll("[\\p{Cntrl}\\s]+", " ");
    }
}
