package dev.ballast.testing;

import dev.ballast.scan.InventoryFile;
import dev.ballast.tables.Location;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes S3 Inventories, as S3 does: compressed CSV, keys escaped, in two parts. */
public final class TestInventory {
    private static final String COLUMNS =
            "Bucket, Key, VersionId, IsLatest, IsDeleteMarker, Size, LastModifiedDate, ETag";

    private final List<String> rows = new ArrayList<>();

    /** Of everything that lies in a registry now. */
    public static TestInventory of(TestRegistry registry) throws IOException {
        TestInventory inventory = new TestInventory();
        for (Path file : registry.paths()) {
            if (Files.isRegularFile(file)) {
                inventory.object(
                        registry.root().relativize(file).toString(),
                        Files.size(file),
                        Files.getLastModifiedTime(file).toInstant());
            }
        }
        return inventory;
    }

    /** With one more object. */
    public TestInventory object(String key, long sizeBytes, Instant modifiedAt) {
        return version(key, true, false, sizeBytes, modifiedAt);
    }

    /** With one version of an object. */
    public TestInventory version(
            String key, boolean isLatest, boolean isDeleteMarker, long sizeBytes, Instant modifiedAt) {
        String escaped = URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
        rows.add("\"registry\",\"%s\",\"v1\",\"%s\",\"%s\",\"%s\",\"%s\",\"%s\""
                .formatted(
                        escaped,
                        isLatest,
                        isDeleteMarker,
                        isDeleteMarker ? "" : sizeBytes,
                        modifiedAt,
                        key.hashCode()));
        return this;
    }

    /** Writes it below a folder, and reads its manifest. */
    public InventoryFile writtenTo(Path folder, Instant createdAt) throws IOException {
        return InventoryFile.ofManifest(Location.of(folder), write(folder, createdAt));
    }

    /** Writes it below a folder, and says where its manifest lies there. */
    public String write(Path folder, Instant createdAt) throws IOException {
        int half = rows.size() / 2;
        String parts = part(folder, "one.csv.gz", rows.subList(0, half)) + ", "
                + part(folder, "two.csv.gz", rows.subList(half, rows.size()));
        Path manifest =
                Files.createDirectories(folder.resolve("2026-11-22T01-00Z")).resolve("manifest.json");
        Files.writeString(
                manifest,
                "{\"sourceBucket\": \"registry\", \"creationTimestamp\": \"" + createdAt.toEpochMilli()
                        + "\", \"fileFormat\": \"CSV\", \"fileSchema\": \"" + COLUMNS + "\", \"files\": [" + parts
                        + "]}");
        return folder.relativize(manifest).toString();
    }

    private static String part(Path folder, String name, List<String> rows) throws IOException {
        Path file = Files.createDirectories(folder.resolve("data")).resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return "{\"key\": \"inventories/registry/nightly/data/" + name + "\", \"size\": " + Files.size(file) + "}";
    }
}
