package dev.ballast.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The contract as it was published, one line per column, such as {@code runs.tags BIGINT required}, in the order of the
 * files; and what a later contract breaks of it.
 */
final class ContractHistory {
    private ContractHistory() {}

    static List<String> lines(List<ContractTable> tables) {
        return tables.stream()
                .flatMap(table -> table.columns().stream().map(column -> table.name() + "." + line(column)))
                .toList();
    }

    /** What readers of files written under the published contract would trip over; empty if nothing. */
    static List<String> violations(List<String> published, List<ContractTable> now) {
        Map<String, List<String>> before = byTable(published);
        Map<String, List<String>> after = byTable(lines(now));
        List<String> violations = new ArrayList<>();
        before.forEach((table, columns) -> {
            List<String> present = after.getOrDefault(table, List.of());
            violations.addAll(changed(table, columns, present));
            violations.addAll(added(table, columns, present));
        });
        return violations;
    }

    /** At most one: what follows the first is only shifted. */
    private static List<String> changed(String table, List<String> before, List<String> after) {
        for (int i = 0; i < before.size(); i++) {
            String now = i < after.size() ? "'" + after.get(i) + "'" : "gone";
            if (!now.equals("'" + before.get(i) + "'")) {
                return List.of("%s: column %d was '%s' and is %s".formatted(table, i + 1, before.get(i), now));
            }
        }
        return List.of();
    }

    private static List<String> added(String table, List<String> before, List<String> after) {
        return after.stream()
                .skip(before.size())
                .filter(column -> column.endsWith(" required") && !before.contains(column))
                .map(column ->
                        "%s: the new column '%s' must be optional, as older files lack it".formatted(table, column))
                .toList();
    }

    private static String line(ContractColumn column) {
        return column.name() + " " + column.type() + " " + (column.nullable() ? "optional" : "required");
    }

    private static Map<String, List<String>> byTable(List<String> lines) {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        for (String line : lines) {
            int dot = line.indexOf('.');
            tables.computeIfAbsent(line.substring(0, dot), table -> new ArrayList<>())
                    .add(line.substring(dot + 1));
        }
        return tables;
    }
}
