package dev.ballast.cli;

import dev.ballast.plan.PlanLibrary;
import dev.ballast.publish.Output;
import dev.ballast.storage.HadoopSettings;
import dev.ballast.storage.StorageException;
import dev.ballast.storage.StorageRoot;
import java.nio.file.Files;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the plans lie. */
final class PlansOption {
    private static final int CONNECTIONS = 4;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "URI",
            description = "The folder, or the place in a bucket, that 'ballast run' wrote to.")
    private String out;

    @Mixin
    private SettingsOptions settings;

    PlanLibrary plans() {
        StorageRoot root = StorageRoot.parse(out);
        if (root.isLocal() && !Files.isDirectory(root.path())) {
            throw new StorageException(
                    StorageException.Kind.UNREACHABLE,
                    "Cannot read plans: there is no folder " + root.path()
                            + ". Name the one that 'ballast run --out' wrote to.");
        }
        return new PlanLibrary(new Output(Outputs.open(root, HadoopSettings.of(settings.all(), CONNECTIONS))).plans());
    }
}
