package dev.ballast.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The folder of one plan while it is being written. */
final class PlanFolder {
    private final Path path;
    private final Map<String, String> checksums = new TreeMap<>();

    PlanFolder(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** Takes a file over under that name. */
    void add(Path file, String name) throws IOException {
        Files.copy(file, path.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        checksums.put(name, hash(path.resolve(name)));
    }

    /** The hash of a file that was added. */
    String sha256(String name) {
        String checksum = checksums.get(name);
        if (checksum == null) {
            throw new IllegalArgumentException("The plan has no " + name);
        }
        return checksum;
    }

    /** Writes the head, the summary, and last the checksums of everything. */
    void write(DeletionPlan plan) throws IOException {
        Files.write(path.resolve(PlanFiles.PLAN_JSON), PlanFiles.JSON.writeValueAsBytes(plan));
        checksums.put(PlanFiles.PLAN_JSON, hash(path.resolve(PlanFiles.PLAN_JSON)));
        try (ItemReader items = ItemReader.of(path.resolve(PlanFiles.ITEMS_CSV))) {
            Files.writeString(path.resolve(PlanFiles.SUMMARY), new PlanSummary(plan, items).text());
        }
        checksums.put(PlanFiles.SUMMARY, hash(path.resolve(PlanFiles.SUMMARY)));
        List<String> lines = checksums.entrySet().stream()
                .map(file -> file.getValue() + "  " + file.getKey())
                .toList();
        Files.write(path.resolve(PlanFiles.CHECKSUMS), lines);
    }

    private static String hash(Path file) throws IOException {
        MessageDigest sha256 = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
