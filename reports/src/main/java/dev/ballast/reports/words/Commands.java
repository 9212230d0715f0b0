package dev.ballast.reports.words;

import dev.ballast.reports.model.PlanReport;
import dev.ballast.reports.model.Report;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command lines that explain a report, ready to paste into a shell. */
public final class Commands {
    private final @Nullable String out;
    private final PlanReport plan;

    public Commands(Report report) {
        this.out = report.out();
        this.plan = report.plan();
    }

    /** The plan with its totals and largest items. */
    public String plan() {
        return line("plan", "show", plan.planId());
    }

    /** The plan's items of one reason. */
    public String reason(String reason) {
        return line("plan", "show", plan.planId(), "--reason", reason);
    }

    /** The plan's items that only this repository links. */
    public String repository(String repository) {
        return line("plan", "show", plan.planId(), "--repository", repository);
    }

    /** The trend. */
    public String history() {
        return line("history");
    }

    private String line(String... words) {
        List<String> quoted = new ArrayList<>(List.of("ballast"));
        for (String word : words) {
            quoted.add(quoted(word));
        }
        if (out != null) {
            quoted.add("--out");
            quoted.add(quoted(out));
        }
        return String.join(" ", quoted);
    }

    /** As a POSIX shell takes it for one word, whatever it holds. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:@%+,=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
