package dev.ballast.plan;

import dev.ballast.plan.DeletionPlan.Total;
import dev.ballast.tables.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Approvals of the plans of one output. Each is bound to the content of its plan: another item, and it no longer holds. */
public record Approvals(PlanLibrary plans) {
    private static final String APPROVAL = "approval.json";
    private static final String CHECKSUM_LINE = "[0-9a-f]{64}  [A-Za-z0-9._-]+";
    private static final int CHECKSUM_LENGTH = 64;

    /** What is approved, by whom and why, and whether it may be deleted at once. */
    public record Wish(String by, String reason, Selection selection, boolean permanent) {}

    /**
     * Approves a plan as it lies there, in place of an earlier approval.
     *
     * @throws AlteredPlanException if its files are not those that its run wrote
     */
    public Approval approve(DeletionPlan plan, Wish wish, Instant now) throws IOException {
        Approval approval = new Approval(
                Approval.FORMAT_VERSION,
                plan.planId(),
                contentSha256(plan.planId()),
                wish.by(),
                now,
                wish.reason(),
                wish.selection(),
                total(plan.planId(), wish.selection()),
                wish.permanent());
        Location folder = plans.folder(plan.planId());
        byte[] document = PlanFiles.JSON.writeValueAsBytes(approval);
        folder.resolve(APPROVAL).replace(file -> file.write(document), folder.resolve("." + APPROVAL));
        return approval;
    }

    /** What a selection says that fits no item of the plan: misspelt, or not planned today. */
    public Set<String> unsaid(String planId, Selection selection) throws IOException {
        try (ItemReader items = plans.items(planId)) {
            return selection.unsaid(items);
        }
    }

    /** The approval of a plan, or nothing. */
    public Optional<Approval> of(String planId) throws IOException {
        try {
            byte[] document = plans.folder(planId).resolve(APPROVAL).read();
            return Optional.of(PlanFiles.JSON.readValue(document, Approval.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * The hash of a plan's content: of its {@code SHA256SUMS}, after every file was found to be as that says.
     *
     * @throws AlteredPlanException if a file is not
     */
    public String contentSha256(String planId) throws IOException {
        Location folder = plans.folder(planId);
        byte[] checksums = folder.resolve(PlanFiles.CHECKSUMS).read();
        List<String> lines =
                new String(checksums, StandardCharsets.UTF_8).lines().toList();
        for (String name : List.of(PlanFiles.PLAN_JSON, PlanFiles.ITEMS_CSV)) {
            if (lines.stream().noneMatch(line -> line.endsWith(" " + name))) {
                throw new AlteredPlanException(planId, PlanFiles.CHECKSUMS);
            }
        }
        for (String line : lines) {
            if (!line.matches(CHECKSUM_LINE)) {
                throw new AlteredPlanException(planId, PlanFiles.CHECKSUMS);
            }
            String name = line.substring(CHECKSUM_LENGTH + 2);
            if (!sha256(folder.resolve(name)).equals(line.substring(0, CHECKSUM_LENGTH))) {
                throw new AlteredPlanException(planId, name);
            }
        }
        return HexFormat.of().formatHex(PlanFolder.sha256().digest(checksums));
    }

    private Total total(String planId, Selection selection) throws IOException {
        long items = 0;
        long bytes = 0;
        try (ItemReader reader = plans.items(planId)) {
            while (reader.hasNext()) {
                PlanItem item = reader.next();
                if (selection.takes(item)) {
                    items++;
                    bytes += item.sizeBytes();
                }
            }
        }
        return new Total(items, bytes);
    }

    private static String sha256(Location file) throws IOException {
        MessageDigest sha256 = PlanFolder.sha256();
        try (InputStream in = file.open()) {
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), sha256));
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}
