package dev.ballast.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ballast plan}: review what runs planned. */
@Command(
        name = "plan",
        description = "Lists, shows and approves deletion plans.",
        subcommands = {PlanListCommand.class, PlanShowCommand.class, PlanApproveCommand.class},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class PlanCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command: list, show or approve.");
    }
}
