package dev.ballast.cli;

import dev.ballast.plan.DeletionPlan;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.reports.Amounts;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ballast plan list}: every plan, the newest first. */
@Command(
        name = "list",
        description = {"Lists the plans, the newest first.", "", "Example: ballast plan list --out /srv/ballast"},
        mixinStandardHelpOptions = true)
final class PlanListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private OutOption out;

    @Option(names = "--json", description = "Print the heads of the plans as one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<DeletionPlan> found = new PlanLibrary(out.output().plans()).plans();
        PrintWriter terminal = spec.commandLine().getOut();
        if (json) {
            terminal.println(Json.text(found));
        } else if (found.isEmpty()) {
            terminal.println("No plans yet.");
        } else {
            terminal.println(table(found));
        }
        return ExitCode.OK;
    }

    private static String table(List<DeletionPlan> found) {
        return Tables.text(
                found,
                List.of(
                        Tables.left("PLAN").with(DeletionPlan::planId),
                        Tables.left("STATUS").with(DeletionPlan::status),
                        Tables.right("ITEMS")
                                .with(plan -> Amounts.count(plan.total().items())),
                        Tables.right("TO FREE")
                                .with(plan -> Amounts.bytes(plan.total().bytes())),
                        Tables.right("PROTECTED")
                                .with(plan ->
                                        Amounts.count(plan.protectedTotal().items())),
                        Tables.left("EXPIRES")
                                .with(plan -> plan.expiresAt()
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString())));
    }
}
