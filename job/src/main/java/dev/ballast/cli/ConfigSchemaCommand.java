package dev.ballast.cli;

import dev.ballast.configuration.ConfigurationFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ballast config schema}: what editors check and complete configurations by. */
@Command(
        name = "schema",
        description = {
            "Prints the JSON Schema of configurations, by which editors check and complete them.",
            "",
            "Example: ballast config schema > ballast.schema.json"
        },
        mixinStandardHelpOptions = true)
final class ConfigSchemaCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(ConfigurationFile.schema());
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
