package dev.ballast.cli;

import dev.ballast.storage.HadoopSettings;
import dev.ballast.storage.StorageRoot;
import dev.ballast.sweep.RegistryConnection;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The registry, for commands that change it. */
final class RegistryOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--registry",
            required = true,
            paramLabel = "URI",
            description =
                    "The registry's rootdirectory, as 'ballast run' was given it: a folder, or a place in a bucket.")
    private String registry;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "32",
            description = "Requests to a bucket that may be in flight at once. Default: ${DEFAULT-VALUE}.")
    private int connections;

    @Option(
            names = "--max-requests-per-second",
            paramLabel = "N",
            defaultValue = "3000",
            description =
                    "Requests that change a bucket, or look at what they change. Default: ${DEFAULT-VALUE}, which is"
                            + " less than S3 takes for one prefix.")
    private double requestsPerSecond;

    RegistryConnection connection(OutOption out) {
        if (connections < 1 || !(requestsPerSecond > 0)) {
            throw new ParameterException(
                    command.commandLine(), "--connections and --max-requests-per-second are numbers above 0.");
        }
        return new RegistryConnection(
                StorageRoot.parse(registry),
                HadoopSettings.of(out.settings(), connections),
                connections,
                requestsPerSecond);
    }
}
