package dev.ballast.cli;

import dev.ballast.scan.BadInventoryException;
import dev.ballast.scan.InventoryFile;
import dev.ballast.storage.StorageException;
import dev.ballast.storage.StorageException.Kind;
import dev.ballast.storage.StorageRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** An inventory that a run takes instead of listing the registry. */
final class InventoryOptions {
    private static final String MANIFEST = ".json";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--inventory",
            paramLabel = "URI",
            description =
                    "Lists nothing: takes what lies in the registry from an S3 Inventory's manifest.json, or, with"
                            + " --inventory-time, from a Parquet or CSV file with key, size and last_modified.")
    private @Nullable String inventory;

    @Option(
            names = "--inventory-time",
            paramLabel = "INSTANT",
            description = "When listing that file began, such as 2026-11-27T01:00:00Z; a manifest says it itself.")
    private @Nullable Instant time;

    @Option(
            names = "--max-inventory-age",
            paramLabel = "AGE",
            defaultValue = "48h",
            converter = Durations.class,
            description = "Refuse an inventory that is older. Default: ${DEFAULT-VALUE}.")
    private Duration maxAge;

    /**
     * The inventory, if there is to be one.
     *
     * @throws BadInventoryException if it cannot stand for a listing
     */
    @Nullable InventoryFile read(StorageRoot registry, Map<String, String> hadoop, Instant now) {
        if (inventory == null) {
            return null;
        }
        StorageRoot root = StorageRoot.parse(inventory);
        try {
            InventoryFile file = read(root, hadoop);
            checkAge(file, now);
            checkBucket(file, registry);
            return file;
        } catch (IOException e) {
            throw new StorageException(
                    Kind.UNREACHABLE,
                    "Cannot read the inventory " + root + ": " + e.getMessage() + ". Check --inventory.");
        }
    }

    private InventoryFile read(StorageRoot root, Map<String, String> hadoop) throws IOException {
        boolean isManifest = root.toString().endsWith(MANIFEST);
        if (isManifest == (time != null)) {
            throw new ParameterException(
                    command.commandLine(),
                    isManifest
                            ? "--inventory-time is for tables; a manifest says itself when it was made. Leave it out."
                            : "Only a manifest says when it was made: give --inventory-time for " + root + ".");
        }
        if (time != null) {
            return InventoryFile.ofTable(Outputs.open(root, hadoop), time);
        }
        StorageRoot folder = above(root);
        StorageRoot above = above(folder);
        return InventoryFile.ofManifest(
                Outputs.open(above, hadoop),
                root.toString().substring(above.toString().length() + 1));
    }

    /** The place above; of what lies at the top, that itself. */
    private static StorageRoot above(StorageRoot root) {
        if (root.isLocal()) {
            Path parent = root.path().getParent();
            return parent == null ? root : StorageRoot.of(parent);
        }
        String text = root.toString();
        return root.uri().getPath().isEmpty() ? root : StorageRoot.parse(text.substring(0, text.lastIndexOf('/')));
    }

    private void checkAge(InventoryFile file, Instant now) {
        if (file.listedAt().isAfter(now)) {
            throw new BadInventoryException(
                    file.place(), "it is of " + file.listedAt() + ", which is still to come. Check the clocks.");
        }
        if (file.listedAt().isBefore(now.minus(maxAge))) {
            throw new BadInventoryException(
                    file.place(),
                    "it is of " + file.listedAt() + ", which is longer ago than --max-inventory-age allows."
                            + " Wait for the next one, or allow more.");
        }
    }

    private static void checkBucket(InventoryFile file, StorageRoot registry) {
        String bucket = file.bucket();
        if (bucket != null
                && !registry.isLocal()
                && !bucket.equals(registry.uri().getAuthority())) {
            throw new BadInventoryException(
                    file.place(), "it is of the bucket " + bucket + ", and the registry is " + registry + ".");
        }
    }
}
