package dev.ballast.cli;

import dev.ballast.reports.Amounts;
import dev.ballast.sweep.Outcome;
import dev.ballast.sweep.SweepResult;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Says what came of a plan. */
final class Swept {
    private Swept() {}

    /** Says what a running registry may get wrong now, if anything went. */
    static void adviseOnCaches(SweepResult result, CommandLine command) {
        if (result.of(Outcome.QUARANTINED).items() + result.of(Outcome.DELETED).items() > 0) {
            command.getOut()
                    .println(
                            "A registry that caches descriptors may still name what went: restart it, or, if they are in"
                                    + " Redis, apply with --redis URL (keys blobs::<digest> and repository::<name>::blobs).");
        }
    }

    /** Prints the last line, and to standard error what an administrator has to look at; gives the exit code. */
    static int print(SweepResult result, CommandLine command) {
        PrintWriter err = command.getErr();
        result.lost()
                .forEach(path ->
                        err.println("ballast: Needed, and neither in the registry nor in the quarantine: " + path));
        result.brokenBySweep()
                .forEach(tag -> err.println("ballast: Needed, and in the quarantine: " + tag
                        + ". Put it back with 'ballast restore " + result.planId() + "'."));
        result.broken().forEach(tag -> err.println("ballast: Not because of this plan: " + tag + "."));
        command.getOut().println(line(result));
        command.getOut().flush();
        if (result.status().equals(SweepResult.INTERRUPTED)) {
            return ExitCode.TERMINATED;
        }
        boolean isWell = !result.isHarmful()
                && result.of(Outcome.FAILED).items() == 0
                && !result.status().equals(SweepResult.STOPPED);
        return isWell ? ExitCode.OK : ExitCode.FAILED;
    }

    private static String line(SweepResult result) {
        List<String> parts = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            if (result.of(outcome).items() > 0) {
                parts.add(Amounts.count(result.of(outcome).items()) + " " + outcome + " ("
                        + Amounts.bytes(result.of(outcome).bytes()) + ")");
            }
        }
        if (result.restoredItems() > 0) {
            parts.add(Amounts.count(result.restoredItems()) + " put back");
        }
        String line = "Plan " + result.planId() + " " + result.status() + ": "
                + (parts.isEmpty() ? "no items" : String.join(", ", parts));
        return line
                + switch (result.status()) {
                    case SweepResult.WAITING ->
                        "; its blobs wait until " + result.waitsUntil() + ", apply it again then";
                    case SweepResult.OUT_OF_TIME -> "; apply it again, it goes on where it stopped";
                    case SweepResult.INTERRUPTED -> "; run the command again, it goes on where it stopped";
                    default -> "";
                };
    }
}
