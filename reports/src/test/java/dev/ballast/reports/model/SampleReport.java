package dev.ballast.reports.model;

import dev.ballast.reports.model.PlanReport.Amount;
import dev.ballast.reports.model.RunChange.RepositoryChange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reports of registries that do not exist: every section has something to show, and the sums hold. The same for the same size.
 */
public final class SampleReport {
    private SampleReport() {}

    /** A report of a finished run over that many repositories, those with hostile names among them. */
    public static Report of(int repositories) {
        SampleRegistry registry = new SampleRegistry(repositories);
        PlanReport plan = SamplePlan.ok(registry);
        RunRow run = registry.run(RunRow.OK, plan.total(), SampleProblems.FOUND.total());
        return report(registry, run, plan);
    }

    /** The same registry, and a gate that refused. */
    public static Report refused(int repositories) {
        SampleRegistry registry = new SampleRegistry(repositories);
        RunRow run = registry.run(RunRow.REFUSED, Amount.NONE, SampleProblems.FOUND.total());
        return report(registry, run, SamplePlan.refused(registry));
    }

    /** A first run over a registry without anything in it. */
    public static Report empty() {
        SampleRegistry nothing = new SampleRegistry(0);
        return new Report(
                Report.FORMAT_VERSION,
                null,
                nothing.run(RunRow.OK, Amount.NONE, 0),
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                SamplePlan.empty(),
                ProblemReport.NONE);
    }

    private static Report report(SampleRegistry registry, RunRow run, PlanReport plan) {
        List<HistoryPoint> history = registry.history(run);
        List<HistoryPoint> all = new ArrayList<>(history);
        all.add(run.point());
        return new Report(
                Report.FORMAT_VERSION,
                "s3a://ballast/it's here",
                run,
                history,
                growth(all, run),
                RunChange.between(history.get(history.size() - 1), run.point(), changed(registry)),
                registry.projects(),
                registry.repositories(),
                registry.layerSharing(),
                registry.baseImages(),
                plan,
                SampleProblems.FOUND);
    }

    private static @Nullable Growth growth(List<HistoryPoint> points, RunRow run) {
        return Growth.of(points, run.storedBytes() + run.storedBytes() / 2).orElse(null);
    }

    private static List<RepositoryChange> changed(SampleRegistry registry) {
        return registry.repositories().stream()
                .limit(8)
                .map(row -> new RepositoryChange(
                        row.repository(),
                        row.tags() % 2 == 0 ? row.distinctBytes() / 10 * 9 : row.distinctBytes() / 10 * 11,
                        row.distinctBytes()))
                .toList();
    }
}
