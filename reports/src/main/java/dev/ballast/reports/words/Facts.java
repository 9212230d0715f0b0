package dev.ballast.reports.words;

import dev.ballast.reports.Amounts;
import dev.ballast.reports.model.Growth;
import dev.ballast.reports.model.PlanReport.PlanChange;
import dev.ballast.reports.model.PlanReport.ReasonAmount;
import dev.ballast.reports.model.ProblemReport;
import dev.ballast.reports.model.Report;
import dev.ballast.reports.model.RunChange;
import dev.ballast.reports.model.RunRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The numbers of a verdict, in the order in which an administrator asks for them. */
final class Facts {
    private final Report report;
    private final RunRow run;
    private final Commands commands;

    Facts(Report report) {
        this.report = report;
        this.run = report.run();
        this.commands = new Commands(report);
    }

    List<Fact> all() {
        return List.of(stored(), pushed(), freed(), kept(), wrong(), growth());
    }

    private Fact stored() {
        List<String> details = new ArrayList<>();
        details.add(
                Nouns.of(run.blobs(), "blob") + " in " + Nouns.of(run.repositories(), "repository", "repositories"));
        RunChange change = report.sincePrevious();
        details.add(
                change == null
                        ? "the first run: changes show from the next one on"
                        : Changes.bytes(change.storedBytes()) + " since " + Times.day(change.previousRunAt()));
        Long aside = run.quarantinedBytes();
        if (aside != null && aside > 0) {
            details.add("besides, " + Amounts.bytes(aside) + " in quarantine");
        }
        return new Fact("Stored", Tone.PLAIN, Amounts.bytes(run.storedBytes()), details, commands.history());
    }

    private Fact pushed() {
        List<String> details = new ArrayList<>();
        Double ratio = run.dedupRatio();
        if (ratio != null) {
            details.add(String.format(
                    Locale.ROOT, "%.1f times the %s in use", ratio, Amounts.bytes(run.referencedBytes())));
            details.add("sharing saves "
                    + Amounts.bytes(run.savedWithinRepositoriesBytes() + run.savedAcrossRepositoriesBytes()));
        }
        return new Fact("As pushed", Tone.PLAIN, Amounts.bytes(run.logicalBytes()), details, commands.history());
    }

    private Fact freed() {
        List<String> details = new ArrayList<>();
        details.add(Amounts.percent(run.plannedBytes(), run.storedBytes()) + " of what is stored, in "
                + Nouns.of(run.plannedItems(), "item"));
        PlanChange change = report.plan().sincePrevious();
        if (change != null) {
            details.add("+" + Amounts.count(change.added()) + " \u2212" + Amounts.count(change.removed())
                    + " items since the last plan");
        }
        return new Fact(
                "Can be freed",
                run.plannedItems() > 0 ? Tone.FREE : Tone.PLAIN,
                Amounts.bytes(run.plannedBytes()),
                details,
                commands.plan());
    }

    private Fact kept() {
        List<String> details = new ArrayList<>();
        details.add(Nouns.of(run.protectedBlobs(), "blob") + " that nothing needs, kept for now");
        for (ReasonAmount reason : report.plan().protectedBy()) {
            details.add(Amounts.bytes(reason.bytes()) + " by " + reason.reason() + ": " + reason.meaning());
        }
        return new Fact("Protected", Tone.PLAIN, Amounts.bytes(run.protectedBytes()), details, commands.plan());
    }

    private Fact wrong() {
        ProblemReport problems = report.problems();
        long errors = problems.of(ProblemReport.ERROR);
        long warnings = problems.of(ProblemReport.WARNING);
        List<String> details = List.of(
                Nouns.of(warnings, "warning") + ", " + Nouns.of(problems.total() - errors - warnings, "remark"),
                Nouns.of(run.missingBlobs(), "missing blob") + ", "
                        + Nouns.of(run.unreadableManifests(), "unreadable manifest"));
        return new Fact("Wrong", errors > 0 ? Tone.WRONG : Tone.PLAIN, Nouns.of(errors, "error"), details, "");
    }

    private Fact growth() {
        Growth growth = report.growth();
        if (growth == null) {
            return new Fact(
                    "Growth a day", Tone.PLAIN, "unknown", List.of("it takes three days to tell"), commands.history());
        }
        List<String> details = new ArrayList<>();
        details.add("by the line through " + Nouns.of(growth.points(), "day"));
        details.add(Outlook.phrase(growth));
        return new Fact("Growth a day", Tone.PLAIN, Changes.bytes(growth.bytesPerDay()), details, commands.history());
    }
}
