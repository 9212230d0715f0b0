package dev.ballast.reports.words;

import dev.ballast.reports.Amounts;
import dev.ballast.reports.model.PlanReport;
import dev.ballast.reports.model.PlanReport.Amount;

/** What a plan would do, until when it may, and what has happened so far. */
public final class PlanSentence {
    private PlanSentence() {}

    /** Begins with the amounts, without the plan's name. */
    public static String of(PlanReport plan) {
        return items(plan.total(), "Nothing") + " to free, " + items(plan.protectedTotal(), "nothing")
                + " protected. Nothing younger than " + Times.minute(plan.cutoff()) + " is in it; it is good until "
                + Times.minute(plan.expiresAt()) + ". Nothing has been deleted.";
    }

    private static String items(Amount amount, String none) {
        return amount.items() == 0 ? none : Nouns.of(amount.items(), "item") + " with " + Amounts.bytes(amount.bytes());
    }
}
