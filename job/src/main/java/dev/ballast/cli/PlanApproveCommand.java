package dev.ballast.cli;

import dev.ballast.plan.Approval;
import dev.ballast.plan.Approvals;
import dev.ballast.plan.Approvals.Wish;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.plan.Selection;
import dev.ballast.reports.Amounts;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ballast plan approve}: somebody reviewed a plan and wants it applied. */
@Command(
        name = "approve",
        description = {
            "Approves a plan as it lies there. If its files change, the approval no longer holds.",
            "",
            "Example: ballast plan approve 20261123T023000Z-1a2b3c4d --out /srv/ballast --by ada --reason 'CHG-1204'"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class PlanApproveCommand implements Callable<Integer> {
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutOption out;

    @Parameters(paramLabel = "PLAN-ID", description = "The plan, as 'ballast plan list' names it.")
    private String planId;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who approves it.")
    private String by;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why, for the audit.")
    private String reason;

    PlanApproveCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        PlanLibrary library = new PlanLibrary(out.output().plans());
        Approval approval = new Approvals(library)
                .approve(library.plan(planId), new Wish(by, reason, Selection.EVERYTHING), clock.instant());
        spec.commandLine()
                .getOut()
                .println("Plan " + planId + " is approved by " + by + ": "
                        + Amounts.count(approval.total().items()) + " items, "
                        + Amounts.bytes(approval.total().bytes()) + ".");
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
