package dev.ballast.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ballast policy}: what an administrator decides. */
@Command(
        name = "policy",
        description =
                "Checks policies, prints the schema by which editors complete them, and reads those of other registries.",
        subcommands = {PolicyValidateCommand.class, PolicySchemaCommand.class, PolicyImportCommand.class},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class PolicyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command: validate, schema or import.");
    }
}
