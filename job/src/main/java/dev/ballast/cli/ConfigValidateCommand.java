package dev.ballast.cli;

import dev.ballast.configuration.BadConfigurationException;
import dev.ballast.configuration.ConfigurationFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ballast config validate}: everything that is wrong with a configuration, line by line. */
@Command(
        name = "validate",
        description = {
            "Checks a configuration and says what is wrong with it, as FILE:LINE:COLUMN: WHAT.",
            "",
            "Example: ballast config validate ballast.yaml"
        },
        mixinStandardHelpOptions = true)
final class ConfigValidateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The configuration.")
    private Path file;

    @Override
    public Integer call() {
        try {
            ConfigurationFile.read(file);
        } catch (BadConfigurationException e) {
            if (e.problems().isEmpty()) {
                throw e;
            }
            e.problems().forEach(spec.commandLine().getErr()::println);
            return ExitCode.BAD_CONFIGURATION;
        }
        spec.commandLine().getOut().println(file + " is valid.");
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
