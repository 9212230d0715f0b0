package dev.ballast.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ballast config}: the file that {@code --config} names. */
@Command(
        name = "config",
        description = "Checks configurations, and prints the schema by which editors complete them.",
        subcommands = {ConfigValidateCommand.class, ConfigSchemaCommand.class},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ConfigCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command: validate or schema.");
    }
}
