package dev.ballast.reports.page;

import dev.ballast.reports.ContractTable;
import dev.ballast.reports.model.PlanReport.PlannedItem;
import dev.ballast.reports.model.ProblemReport.Problem;
import dev.ballast.reports.words.Names;
import dev.ballast.reports.words.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What stands in a table's cell; nothing stands for what is not known. */
final class Cells {
    private Cells() {}

    static String name(@Nullable String name) {
        return name == null ? "" : Names.printable(name);
    }

    static String day(@Nullable Instant time) {
        return time == null ? "" : Times.day(time);
    }

    static String digestOrPath(PlannedItem item) {
        String digest = item.digest();
        return Names.printable(digest == null ? item.path() : digest);
    }

    static String digestOrPath(Problem problem) {
        return name(problem.path() == null ? problem.digest() : problem.path());
    }

    /** What a column of a published table means. */
    static String meaning(ContractTable table, String column) {
        return table.columns().stream()
                .filter(each -> each.name().equals(column))
                .findFirst()
                .orElseThrow()
                .meaning();
    }
}
