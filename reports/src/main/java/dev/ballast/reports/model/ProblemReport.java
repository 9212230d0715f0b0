package dev.ballast.reports.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the run found wrong.
 *
 * @param counts one per kind, worst severity first
 * @param first the first findings of each kind; the published table {@code problems} has all
 */
public record ProblemReport(long total, List<KindCount> counts, List<Problem> first) {
    public static final ProblemReport NONE = new ProblemReport(0, List.of(), List.of());

    public static final String ERROR = "error";
    public static final String WARNING = "warning";

    /**
     * How often a kind was found.
     *
     * @param severity {@code error}, {@code warning} or {@code info}
     * @param meaning the kind in words, half a sentence
     * @param advice what to do about it, a sentence
     */
    public record KindCount(String severity, String kind, String meaning, String advice, long problems) {}

    /** A row of the published table {@code problems}. */
    public record Problem(
            String severity,
            String kind,
            @Nullable String repository,
            @Nullable String digest,
            @Nullable String path,
            String detail) {}

    public ProblemReport {
        counts = List.copyOf(counts);
        first = List.copyOf(first);
    }

    /** How many findings have that severity. */
    public long of(String severity) {
        return counts.stream()
                .filter(count -> count.severity().equals(severity))
                .mapToLong(KindCount::problems)
                .sum();
    }

    /** The findings of that kind which the report has. */
    public List<Problem> firstOf(String kind) {
        return first.stream().filter(problem -> problem.kind().equals(kind)).toList();
    }
}
