package dev.ballast.cli;

import dev.ballast.plan.PlanLibrary;
import dev.ballast.publish.Output;
import dev.ballast.storage.StorageException;
import dev.ballast.storage.StorageRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the plans lie. */
final class PlansOption {
    @Option(
            names = "--out",
            required = true,
            paramLabel = "URI",
            description = "The folder that 'ballast run' wrote to.")
    private String out;

    PlanLibrary plans() {
        Path folder = StorageRoot.parse(out).path();
        if (!Files.isDirectory(folder)) {
            throw new StorageException(
                    StorageException.Kind.UNREACHABLE,
                    "Cannot read plans: there is no folder " + folder + ". Name the one that 'ballast run --out' wrote"
                            + " to.");
        }
        return new PlanLibrary(new Output(folder).plans());
    }
}
