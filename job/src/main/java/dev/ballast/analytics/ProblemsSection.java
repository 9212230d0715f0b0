package dev.ballast.analytics;

import static java.util.Comparator.comparing;

import dev.ballast.reports.model.ProblemReport;
import dev.ballast.reports.model.ProblemReport.KindCount;
import dev.ballast.reports.model.ProblemReport.Problem;
import dev.ballast.reports.model.ReportJson;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a report says of problems: how many there are of each kind, and the first of them. */
public final class ProblemsSection {
    /** How many findings of a kind a report names; the table has all. */
    public static final int NAMED_OF_A_KIND = 20;

    private static final List<String> WORST_FIRST = List.of(ProblemReport.ERROR, ProblemReport.WARNING, "info");

    private final Map<ProblemKind, Long> counts = new EnumMap<>(ProblemKind.class);
    private final Map<ProblemKind, List<Problem>> first = new EnumMap<>(ProblemKind.class);

    private ProblemsSection() {}

    /**
     * Counts the rows of table {@code problems}.
     *
     * @param rows columns by name, in the order of the table
     */
    public static ProblemReport of(Iterator<? extends Map<String, ? extends @Nullable Object>> rows) {
        ProblemsSection section = new ProblemsSection();
        rows.forEachRemaining(section::add);
        return section.report();
    }

    private void add(Map<String, ? extends @Nullable Object> row) {
        ProblemKind kind = ProblemKind.valueOf(String.valueOf(row.get("kind")).toUpperCase(Locale.ROOT));
        counts.merge(kind, 1L, Long::sum);
        List<Problem> named = first.computeIfAbsent(kind, any -> new ArrayList<>());
        if (named.size() < NAMED_OF_A_KIND) {
            named.add(ReportJson.row(Problem.class, row));
        }
    }

    private ProblemReport report() {
        List<ProblemKind> kinds = counts.keySet().stream()
                .sorted(comparing(kind -> WORST_FIRST.indexOf(kind.severity())))
                .toList();
        return new ProblemReport(
                counts.values().stream().mapToLong(Long::longValue).sum(),
                kinds.stream().map(this::count).toList(),
                kinds.stream()
                        .flatMap(kind -> first.getOrDefault(kind, List.of()).stream())
                        .toList());
    }

    private KindCount count(ProblemKind kind) {
        return new KindCount(
                kind.severity(), kind.label(), kind.meaning(), kind.advice(), counts.getOrDefault(kind, 0L));
    }
}
