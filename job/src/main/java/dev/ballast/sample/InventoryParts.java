package dev.ballast.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ballast.registry.Descriptor;
import dev.ballast.registry.RegistryLayout;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes the parts of an S3 Inventory, compressed CSV of a million lines each, and its manifest.
 *
 * <pre>
 * "registry","docker/registry/v2/blobs/sha256/e3/e3b0…/data","5120","2026-11-20T10:15:00Z","e3b0…"
 * </pre>
 *
 * <p>Source: "Amazon S3 Inventory list" in the user guide of Amazon S3.
 */
final class InventoryParts implements Closeable {
    private static final String BUCKET = "registry";
    private static final String SCHEMA = "Bucket, Key, Size, LastModifiedDate, ETag";
    private static final int LINES_PER_PART = 1_000_000;
    private static final int ETAG_LENGTH = 32;
    private static final int BUFFER_BYTES = 1 << 16;

    private final JsonMapper json = new JsonMapper();
    private final ArrayNode files = json.createArrayNode();
    private final Path folder;
    private Path part;
    private OutputStream out;
    private int lines;
    private long objects;
    private long blobs;

    /** @param folder where the parts lie; it is made */
    InventoryParts(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.part = folder.resolve(name());
        this.out = opened(part);
    }

    void blob(Descriptor blob, Instant modifiedAt) throws IOException {
        String etag = blob.digest().hex().substring(0, ETAG_LENGTH);
        object(RegistryLayout.blobPath(blob.digest()), blob.sizeBytes(), modifiedAt, etag);
        blobs++;
    }

    void link(String path, Instant modifiedAt) throws IOException {
        object(path, RegistryLayout.LINK_SIZE_BYTES, modifiedAt, "");
    }

    long blobs() {
        return blobs;
    }

    long objects() {
        return objects;
    }

    private void object(String key, long sizeBytes, Instant modifiedAt, String etag) throws IOException {
        if (lines == LINES_PER_PART) {
            endPart();
            part = folder.resolve(name());
            out = opened(part);
            lines = 0;
        }
        String line =
                "\"" + BUCKET + "\",\"" + key + "\",\"" + sizeBytes + "\",\"" + modifiedAt + "\",\"" + etag + "\"\n";
        out.write(line.getBytes(UTF_8));
        lines++;
        objects++;
    }

    /** Writes the manifest, when all parts are complete. */
    void finish(Path manifest, Instant createdAt) throws IOException {
        endPart();
        ObjectNode document = json.createObjectNode();
        document.put("sourceBucket", BUCKET);
        document.put("version", "2016-11-30");
        document.put("creationTimestamp", String.valueOf(createdAt.toEpochMilli()));
        document.put("fileFormat", "CSV");
        document.put("fileSchema", SCHEMA);
        document.set("files", files);
        Files.write(manifest, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(document));
    }

    private void endPart() throws IOException {
        out.close();
        files.addObject().put("key", "inventory/data/" + part.getFileName()).put("size", Files.size(part));
    }

    private String name() {
        return "part-%05d.csv.gz".formatted(files.size());
    }

    private static OutputStream opened(Path part) throws IOException {
        return new BufferedOutputStream(new Fast(Files.newOutputStream(part)), BUFFER_BYTES);
    }

    /** Digests do not compress to less than half of their length, however long one tries. */
    private static final class Fast extends GZIPOutputStream {
        Fast(OutputStream out) throws IOException {
            super(out, BUFFER_BYTES);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
