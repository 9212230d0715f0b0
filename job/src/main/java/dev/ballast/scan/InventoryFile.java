package dev.ballast.scan;

import com.google.common.hash.Hashing;
import dev.ballast.tables.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A list of all objects of a bucket that somebody else made: an S3 Inventory, with its manifest and its parts, or a single
 * table of the columns {@code key}, {@code size} and {@code last_modified}.
 *
 * @param place as it was asked for
 * @param listedAt when it began to be made
 * @param bucket what it lists; nothing if it does not say
 * @param columns of parts that do not name them; otherwise empty
 */
public record InventoryFile(
        String place,
        Format format,
        Instant listedAt,
        @Nullable String bucket,
        List<Location> parts,
        List<String> columns) {

    /** How the rows are written. */
    public enum Format {
        PARQUET,
        ORC,
        /** Of S3: without a header, with keys escaped as in URLs. */
        S3_CSV,
        /** With a header, and keys as they are. */
        CSV
    }

    private static final String CHECKSUM = "manifest.checksum";

    public InventoryFile {
        parts = List.copyOf(parts);
        columns = List.copyOf(columns);
    }

    /**
     * Reads a manifest, and makes sure that all parts it names are there, as long as it says. They lie where S3 puts them,
     * in {@code data} beside the manifest's folder, or in {@code data} within it, or beside the manifest.
     *
     * @param above the folder of the manifest's folder
     * @param name the manifest's path in it, such as {@code 2026-11-27T01-00Z/manifest.json}
     * @throws BadInventoryException if it is no inventory, or not a complete one
     */
    public static InventoryFile ofManifest(Location above, String name) throws IOException {
        Location file = above.resolve(name);
        byte[] document = read(file);
        InventoryManifest manifest = InventoryManifest.parse(file.toString(), document);
        String folder = name.contains("/") ? name.substring(0, name.lastIndexOf('/') + 1) : "";
        checkSum(file, above.resolve(folder + CHECKSUM), document);
        Format format = manifest.format(file.toString());
        List<Location> parts = new ArrayList<>();
        for (InventoryManifest.Part part : manifest.files()) {
            parts.add(part(file, above, folder, part));
        }
        return new InventoryFile(
                file.toString(), format, manifest.createdAt(), manifest.sourceBucket(), parts, manifest.columns());
    }

    /**
     * A table of its own.
     *
     * @param listedAt when the listing began
     * @throws BadInventoryException if it is of no known kind
     */
    public static InventoryFile ofTable(Location file, Instant listedAt) throws IOException {
        if (!file.isFile()) {
            throw new BadInventoryException(file.toString(), "there is no such file. Check --inventory.");
        }
        String name = file.name().toLowerCase(Locale.ROOT);
        Format format;
        if (name.endsWith(".parquet")) {
            format = Format.PARQUET;
        } else if (name.endsWith(".csv") || name.endsWith(".csv.gz")) {
            format = Format.CSV;
        } else {
            throw new BadInventoryException(
                    file.toString(), "its name ends neither in .json, .parquet, .csv nor .csv.gz. Check --inventory.");
        }
        return new InventoryFile(file.toString(), format, listedAt, null, List.of(file), List.of());
    }

    private static byte[] read(Location file) throws IOException {
        try {
            return file.read();
        } catch (NoSuchFileException e) {
            throw new BadInventoryException(file.toString(), "there is no such file. Check --inventory.");
        }
    }

    /** S3 writes it last: the MD5 of the manifest, in hexadecimal. */
    private static void checkSum(Location file, Location checksum, byte[] document) throws IOException {
        if (checksum.isFile()) {
            String expected = new String(checksum.read(), StandardCharsets.UTF_8).strip();
            if (!md5(document).equalsIgnoreCase(expected)) {
                throw new BadInventoryException(
                        file.toString(), "it is not the one that " + CHECKSUM + " beside it is of. Copy both again.");
            }
        }
    }

    @SuppressWarnings("deprecation") // S3 has no other
    private static String md5(byte[] document) {
        return Hashing.md5().hashBytes(document).toString();
    }

    private static Location part(Location file, Location above, String folder, InventoryManifest.Part part)
            throws IOException {
        String name = part.key().substring(part.key().lastIndexOf('/') + 1);
        for (String place : List.of("data/" + name, folder + "data/" + name, folder + name)) {
            Optional<Long> size = sizeBytes(above.resolve(place));
            if (size.isPresent()) {
                if (size.get() != part.sizeBytes()) {
                    throw new BadInventoryException(
                            file.toString(),
                            "its part " + name + " has " + size.get() + " bytes instead of " + part.sizeBytes()
                                    + ". Wait until it is written completely, or copy it again.");
                }
                return above.resolve(place);
            }
        }
        throw new BadInventoryException(
                file.toString(),
                "its part " + name + " is neither in 'data' nor beside the manifest. A listing with missing parts"
                        + " would make garbage of what is in use; put all of them there.");
    }

    private static Optional<Long> sizeBytes(Location file) throws IOException {
        try {
            return file.isFile() ? Optional.of(file.sizeBytes()) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
