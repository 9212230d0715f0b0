package dev.ballast.scan;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ballast.scan.InventoryFile.Format;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The document that S3 writes when an inventory is complete.
 *
 * <pre>{@code
 * {"sourceBucket": "registry", "version": "2016-11-30", "creationTimestamp": "1795737600000", "fileFormat": "CSV",
 *  "fileSchema": "Bucket, Key, Size, LastModifiedDate, ETag",
 *  "files": [{"key": "inventories/registry/nightly/data/4f0a….csv.gz", "size": 2147483, "MD5checksum": "f111…"}]}
 * }</pre>
 *
 * <p>Source: "Locating your inventory list" in the user guide of Amazon S3.
 *
 * @param creationTimestamp milliseconds since 1970
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record InventoryManifest(
        @JsonProperty("sourceBucket") @Nullable String sourceBucket,
        @JsonProperty("creationTimestamp") @Nullable String creationTimestamp,
        @JsonProperty("fileFormat") @Nullable String fileFormat,
        @JsonProperty("fileSchema") @Nullable String fileSchema,
        @JsonProperty("files") @Nullable List<Part> files) {

    /** One file of rows. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Part(
            @JsonProperty("key") String key,
            @JsonProperty("size") long sizeBytes) {}

    /**
     * Reads it.
     *
     * @throws BadInventoryException if it is no such document
     */
    static InventoryManifest parse(String place, byte[] document) {
        InventoryManifest manifest;
        try {
            manifest = JsonMapper.builder().build().readValue(document, InventoryManifest.class);
        } catch (JsonProcessingException e) {
            throw new BadInventoryException(
                    place, "it is no manifest of an S3 Inventory (" + e.getOriginalMessage() + ").");
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory can be read", e);
        }
        if (manifest == null || manifest.files == null || manifest.files.isEmpty() || !manifest.hasTime()) {
            throw new BadInventoryException(
                    place, "it is no manifest of an S3 Inventory: files or creationTimestamp are missing.");
        }
        return manifest;
    }

    @Override
    public List<Part> files() {
        return files == null ? List.of() : files;
    }

    private boolean hasTime() {
        return creationTimestamp != null && creationTimestamp.matches("\\d{10,18}");
    }

    Instant createdAt() {
        return Instant.ofEpochMilli(creationTimestamp == null ? 0 : Long.parseLong(creationTimestamp));
    }

    Format format(String place) {
        return switch (fileFormat == null ? "" : fileFormat) {
            case "Parquet" -> Format.PARQUET;
            case "ORC" -> Format.ORC;
            case "CSV" -> Format.S3_CSV;
            default ->
                throw new BadInventoryException(
                        place, "its format is '" + fileFormat + "'. Have it made as Parquet, ORC or CSV.");
        };
    }

    /** Of CSV, whose files have no header. */
    List<String> columns() {
        return "CSV".equals(fileFormat) && fileSchema != null
                ? Arrays.stream(fileSchema.split(",")).map(String::strip).toList()
                : List.of();
    }
}
