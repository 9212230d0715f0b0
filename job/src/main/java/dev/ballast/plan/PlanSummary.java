package dev.ballast.plan;

import dev.ballast.plan.DeletionPlan.Change;
import dev.ballast.plan.DeletionPlan.Total;
import dev.ballast.reports.Amounts;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A plan in words: {@code summary.txt}, and the last line of a run. */
public final class PlanSummary {
    private static final int LARGEST = 10;

    private final DeletionPlan plan;
    private final Highlights highlights;

    public PlanSummary(DeletionPlan plan, Highlights highlights) {
        this.plan = plan;
        this.highlights = highlights;
    }

    /** Totals, reasons, what keeps the rest, and the repositories that gain most. */
    public String text() {
        StringBuilder text = new StringBuilder();
        line(text, "Plan %s of run %s", plan.planId(), plan.runId());
        line(text, "Registry   %s", plan.registry());
        line(text, "Status     %s", plan.status());
        line(text, "Created    %s, expires %s", plan.createdAt(), plan.expiresAt());
        line(text, "Cut-off    %s: nothing younger is planned", plan.snapshot().cutoff());
        line(text, "");
        for (GateResult gate : plan.gates()) {
            if (!gate.passed()) {
                line(text, "REFUSED by %s: %s", gate.gate(), gate.message());
            }
        }
        totals(text);
        largest(text);
        return text.toString();
    }

    private void totals(StringBuilder text) {
        line(text, "%-20s %12s %14s", "To free", "items", "bytes");
        for (Reason reason : Reason.values()) {
            Total total = plan.total(reason);
            if (total.items() > 0) {
                line(text, "%-20s %s  %s", reason.label(), amounts(total), reason.meaning());
            }
        }
        line(text, "%-20s %s", "total", amounts(plan.total()));
        line(text, "%-20s %s", "protected", amounts(plan.protectedTotal()));
    }

    private static String amounts(Total total) {
        return String.format(Locale.ROOT, "%12s %14s", Amounts.count(total.items()), Amounts.bytes(total.bytes()));
    }

    private void largest(StringBuilder text) {
        List<Map.Entry<String, Total>> repositories =
                highlights.repositories().stream().limit(LARGEST).toList();
        if (repositories.isEmpty()) {
            return;
        }
        line(text, "");
        line(text, "Largest repositories, by what only they link");
        for (Map.Entry<String, Total> repository : repositories) {
            line(text, "%14s  %s", Amounts.bytes(repository.getValue().bytes()), repository.getKey());
        }
    }

    /**
     * The plan in one line, always of one shape.
     *
     * @param unreadable manifests that could not be read or understood
     */
    public static String lastLine(DeletionPlan plan, long unreadable) {
        Total blobs = plan.total(Reason.UNREFERENCED_BLOB);
        Change change = plan.sincePrevious();
        return String.format(
                Locale.ROOT,
                "Plan %s: %s blobs, %s manifests, %s to free (%s of %s); %s protected; %s unreadable; +%s −%s since the last"
                        + " plan",
                plan.planId(),
                Amounts.count(blobs.items()),
                Amounts.count(plan.total(Reason.DEAD_REVISION_LINK)
                        .plus(plan.total(Reason.EXPIRED_MANIFEST))
                        .items()),
                Amounts.bytes(plan.total().bytes()),
                Amounts.percent(plan.total().bytes(), plan.storedBytes()),
                Amounts.bytes(plan.storedBytes()),
                Amounts.count(plan.protectedTotal().items()),
                Amounts.count(unreadable),
                Amounts.count(change == null ? plan.total().items() : change.added()),
                Amounts.count(change == null ? 0 : change.removed()));
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }
}
