package dev.ballast.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ballast plan}: review what runs planned. */
@Command(
        name = "plan",
        description = "Lists, shows, approves and exports deletion plans.",
        subcommands = {PlanListCommand.class, PlanShowCommand.class, PlanApproveCommand.class, PlanExportCommand.class},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class PlanCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command: list, show, approve or export.");
    }
}
