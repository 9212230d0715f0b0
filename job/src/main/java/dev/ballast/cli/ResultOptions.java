package dev.ballast.cli;

import dev.ballast.nightly.RunResult;
import dev.ballast.plan.DeletionPlan;
import dev.ballast.plan.GateResult;
import dev.ballast.plan.PlanSummary;
import dev.ballast.storage.StorageRoot;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a run tells what came of it. */
final class ResultOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--json", description = "Print one JSON document instead of the summary line.")
    private boolean json;

    @Option(names = "--detailed-exitcode", description = "Exit with 2 if the plan is not empty.")
    private boolean detailedExitCode;

    /** @param quiet whether the summary line is wanted by nobody */
    void print(RunResult result, StorageRoot output, Log log, boolean quiet) {
        result.plan().gates().stream()
                .filter(gate -> !gate.passed())
                .map(GateResult::message)
                .forEach(log::warn);
        PrintWriter terminal = command.commandLine().getOut();
        if (json) {
            terminal.println(Json.text(document(result, output)));
        } else if (!quiet) {
            terminal.println(PlanSummary.lastLine(result.plan(), result.unreadableManifests()));
        }
        terminal.flush();
    }

    private static Map<String, Object> document(RunResult result, StorageRoot output) {
        Map<String, Object> document = new LinkedHashMap<>(result.columns());
        document.put("plan_id", result.plan().planId());
        document.put("out", output.toString());
        return document;
    }

    int exitCode(DeletionPlan plan) {
        if (plan.incomplete()) {
            return ExitCode.INCOMPLETE;
        }
        if (plan.status().equals(DeletionPlan.REFUSED)) {
            return ExitCode.GATE_REFUSED;
        }
        return detailedExitCode && plan.total().items() > 0 ? ExitCode.PLAN_NOT_EMPTY : ExitCode.OK;
    }
}
