package dev.ballast.cli;

import dev.ballast.storage.HadoopSettings;
import dev.ballast.storage.StorageRoot;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How the registry is read. */
final class ReadingOptions {
    /** A disk, too, answers several requests in the time of one, unless all it is asked for lies in memory. */
    private static final int OF_A_DISK = 8;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "64",
            description = "Requests to an object store that may be in flight at once, on each machine. Default:"
                    + " ${DEFAULT-VALUE}.")
    private int connections;

    @Option(
            names = "--no-cache",
            description =
                    "Read every manifest and tag again, also those that an earlier run read and that are unchanged.")
    private boolean noCache;

    boolean useCache() {
        return !noCache;
    }

    /** Settings of file systems, and among them how many connections there may be. */
    Map<String, String> hadoop(Map<String, String> settings) {
        if (connections < 1) {
            throw new ParameterException(
                    command.commandLine(),
                    "--connections " + connections + " is no number of requests; give 1 or more.");
        }
        return HadoopSettings.of(settings, connections);
    }

    /**
     * Requests of one task that may be in flight at once.
     *
     * @param together tasks that share a machine's connections
     */
    int inFlight(StorageRoot registry, int together) {
        return registry.isLocal() ? OF_A_DISK : Math.max(1, connections / together);
    }
}
