package dev.ballast.plan;

import dev.ballast.tables.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The folder of one plan while it is being written. */
final class PlanFolder {
    private final Location folder;
    private final Map<String, String> checksums = new TreeMap<>();

    PlanFolder(Location folder) {
        this.folder = folder;
    }

    Location location() {
        return folder;
    }

    /** Takes a file over under that name. */
    void add(Location file, String name) throws IOException {
        try (InputStream in = file.open()) {
            write(name, in::transferTo);
        }
    }

    /** The hash of a file that was added. */
    String sha256(String name) {
        String checksum = checksums.get(name);
        if (checksum == null) {
            throw new IllegalArgumentException("The plan has no " + name);
        }
        return checksum;
    }

    /**
     * What stands out among the items that were added.
     *
     * @param items rows of {@link dev.ballast.tables.Candidates}: the same
     */
    Highlights highlights(Dataset<Row> items) throws IOException {
        try (ItemReader largestFirst = ItemReader.of(folder.resolve(PlanFiles.ITEMS_CSV))) {
            return Highlights.of(largestFirst, items);
        }
    }

    /** Writes the head, the summary, and last the checksums of everything. */
    void write(DeletionPlan plan, Highlights highlights) throws IOException {
        write(PlanFiles.PLAN_JSON, file -> file.write(PlanFiles.JSON.writeValueAsBytes(plan)));
        byte[] summary = new PlanSummary(plan, highlights).text().getBytes(StandardCharsets.UTF_8);
        write(PlanFiles.SUMMARY, file -> file.write(summary));
        StringBuilder lines = new StringBuilder();
        checksums.forEach((name, checksum) ->
                lines.append(checksum).append("  ").append(name).append('\n'));
        folder.resolve(PlanFiles.CHECKSUMS)
                .write(file -> file.write(lines.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private void write(String name, Location.Filling filling) throws IOException {
        MessageDigest sha256 = sha256();
        folder.resolve(name).write(file -> filling.fill(new DigestOutputStream(file, sha256)));
        checksums.put(name, HexFormat.of().formatHex(sha256.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
