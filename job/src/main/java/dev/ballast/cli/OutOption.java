package dev.ballast.cli;

import dev.ballast.publish.Output;
import dev.ballast.storage.HadoopSettings;
import dev.ballast.storage.Lease;
import dev.ballast.storage.StorageException;
import dev.ballast.storage.StorageRoot;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What earlier runs wrote, for commands that read it. */
final class OutOption {
    private static final int CONNECTIONS = 4;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "URI",
            description = "The folder, or the place in a bucket, that 'ballast run' wrote to.")
    private String out;

    @Mixin
    private SettingsOptions settings;

    /**
     * The output.
     *
     * @throws StorageException if there is none
     */
    Output output() {
        StorageRoot root = root();
        if (root.isLocal() && !Files.isDirectory(root.path())) {
            throw new StorageException(
                    StorageException.Kind.UNREACHABLE,
                    "Cannot read the output: there is no folder " + root.path()
                            + ". Name the one that 'ballast run --out' wrote to.");
        }
        return new Output(Outputs.open(root, hadoop()));
    }

    /** Where it lies, whether there is anything or not. */
    StorageRoot root() {
        return StorageRoot.parse(out);
    }

    /** Settings of Hadoop's file systems. */
    Map<String, String> hadoop() {
        return HadoopSettings.of(settings(), CONNECTIONS);
    }

    /** What an administrator sets. */
    Map<String, String> settings() {
        return settings.all();
    }

    /** Settings of a Spark that reads it. */
    Map<String, String> forSpark() {
        return HadoopSettings.forSpark(settings.all(), hadoop());
    }

    /** Takes the output, which {@link #output} has found, for a command that changes something. */
    Lease lease(String command, Clock clock) {
        return Lease.acquire(root(), hadoop(), command, clock);
    }
}
