package dev.ballast.reports.words;

import dev.ballast.reports.Amounts;
import dev.ballast.reports.model.PlanReport.GateOutcome;
import dev.ballast.reports.model.ProblemReport;
import dev.ballast.reports.model.Report;
import dev.ballast.reports.model.RunRow;
import java.util.ArrayList;
import java.util.List;

/**
 * A report in ten seconds: what is stored, what can go, what is wrong.
 *
 * @param headline the outcome
 * @param sentences what explains it, most important first
 * @param facts the numbers behind it
 */
public record Verdict(Tone tone, String headline, List<String> sentences, List<Fact> facts) {

    public Verdict {
        sentences = List.copyOf(sentences);
        facts = List.copyOf(facts);
    }

    /** What that report says. */
    public static Verdict of(Report report) {
        return new Verdict(tone(report), headline(report), sentences(report), new Facts(report).all());
    }

    private static Tone tone(Report report) {
        if (isStopped(report)) {
            return Tone.WRONG;
        }
        return report.plan().total().items() > 0 ? Tone.FREE : Tone.PLAIN;
    }

    private static boolean isStopped(Report report) {
        return !report.run().status().equals(RunRow.OK);
    }

    private static String headline(Report report) {
        return switch (report.run().status()) {
            case RunRow.OK ->
                report.plan().total().items() == 0
                        ? "Nothing to free"
                        : Amounts.bytes(report.run().plannedBytes()) + " can be freed";
            case RunRow.INCOMPLETE -> "Nothing is planned: part of the registry could not be read";
            case RunRow.REFUSED -> "Nothing is planned: a safety gate refused";
            default -> "The run did not finish: " + report.run().status();
        };
    }

    private static List<String> sentences(Report report) {
        List<String> sentences = new ArrayList<>(reasons(report));
        RunRow run = report.run();
        sentences.add(Amounts.bytes(run.storedBytes()) + " are stored, and "
                + (run.unreferencedBlobs() == 0
                        ? "all of it is in use."
                        : Amounts.percent(run.referencedBytes(), run.storedBytes()) + " of it is in use."));
        sentences.add(wrong(report.problems()));
        return sentences;
    }

    private static List<String> reasons(Report report) {
        if (!isStopped(report)) {
            return List.of();
        }
        return report.plan().incompleteBecause().isEmpty()
                ? report.plan().refusals().stream().map(GateOutcome::message).toList()
                : report.plan().incompleteBecause();
    }

    private static String wrong(ProblemReport problems) {
        long errors = problems.of(ProblemReport.ERROR);
        long warnings = problems.of(ProblemReport.WARNING);
        if (errors + warnings == 0) {
            return "Nothing is wrong.";
        }
        return Nouns.of(errors, "error") + " and " + Nouns.of(warnings, "warning") + " need a look.";
    }
}
