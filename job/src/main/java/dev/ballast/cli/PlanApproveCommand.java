package dev.ballast.cli;

import dev.ballast.plan.Approval;
import dev.ballast.plan.Approvals;
import dev.ballast.plan.Approvals.Wish;
import dev.ballast.plan.DeletionPlan;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.plan.Reason;
import dev.ballast.plan.Selection;
import dev.ballast.publish.Output;
import dev.ballast.reports.Amounts;
import dev.ballast.sweep.AuditLog;
import dev.ballast.sweep.PlanFitness;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
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
            "Approves a plan, or a part of it, as it lies there. If its files change, the approval no longer holds;",
            "another approval takes its place.",
            "",
            "Example: ballast plan approve 20261123T023000Z-1a2b3c4d --out /srv/ballast --by ada --reason 'CHG-1204'",
            "Example: ballast plan approve 20261123T023000Z-1a2b3c4d --out /srv/ballast --by ada",
            "         --only-reason expired_tag,expired_tag_history,expired_manifest --except library/app:v1"
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

    @Option(
            names = "--only-repository",
            split = ",",
            paramLabel = "NAME",
            description = "Only what lies in this repository, and blobs that no other one links. Repeatable.")
    private List<String> onlyRepositories = new ArrayList<>();

    @Option(
            names = "--only-reason",
            split = ",",
            paramLabel = "REASON",
            converter = ReasonLabel.class,
            description = "Only what is planned for this reason, as 'ballast plan show' names it. Repeatable.")
    private List<Reason> onlyReasons = new ArrayList<>();

    @Option(
            names = "--except",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Not this repository, tag (library/app:v1) or digest, with everything that it needs. Repeatable.")
    private List<String> except = new ArrayList<>();

    @Option(names = "--permanent", description = "It may be deleted at once, with no way back: by 'apply --permanent'.")
    private boolean permanent;

    PlanApproveCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Output output = out.output();
        PlanLibrary library = new PlanLibrary(output.plans());
        Approvals approvals = new Approvals(library);
        DeletionPlan plan = library.plan(planId);
        PlanFitness.require(plan);
        Selection selection = new Selection(
                onlyRepositories, onlyReasons.stream().map(Reason::label).toList(), except);
        Approval approval = approvals.approve(plan, new Wish(by, reason, selection, permanent), clock.instant());
        new AuditLog(output.folder()).approved(approval);
        approvals
                .unsaid(planId, selection)
                .forEach(name ->
                        spec.commandLine().getErr().println("ballast: No item of the plan is of " + name + "."));
        spec.commandLine()
                .getOut()
                .println("Plan " + planId + " is approved by " + by + ": "
                        + Amounts.count(approval.total().items()) + " items, "
                        + Amounts.bytes(approval.total().bytes()) + ".");
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
