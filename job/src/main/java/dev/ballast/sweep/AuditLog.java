package dev.ballast.sweep;

import dev.ballast.plan.Approval;
import dev.ballast.tables.Location;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who did what to the registry, and when: one line of JSON per event, in a file of its own that nobody writes again, so
 * that it can only grow, on disks and in object stores alike. Their names sort by time: {@code cat audit/*} reads it.
 *
 * <pre>{@code
 * audit/20261124T023000.123Z-applied-20261123T023000Z-1a2b3c4d.jsonl
 * {"at": "2026-11-24T02:30:00.123Z", "event": "applied", "plan_id": "…", "user": "ada", …}
 * }</pre>
 */
public final class AuditLog {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Location folder;

    /**
     * The log of an output.
     *
     * @param out its folder
     */
    public AuditLog(Location out) {
        this.folder = out.resolve("audit");
    }

    /** Adds that somebody approved a plan. */
    public void approved(Approval approval) throws IOException {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("approved_by", approval.approvedBy());
        details.put("reason", approval.reason());
        details.put("content_sha256", approval.contentSha256());
        details.put("selection", approval.selection());
        details.put("total", approval.total());
        details.put("permanent", approval.permanent());
        add(approval.approvedAt(), "approved", approval.planId(), details);
    }

    /** Adds an event. */
    public void add(Instant at, String event, String planId, Map<String, ?> details) throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", at);
        line.put("event", event);
        line.put("plan_id", planId);
        line.put("user", System.getProperty("user.name", ""));
        line.putAll(details);
        byte[] bytes = SweepJson.line(line);
        Location file = folder.resolve(freeName(NAME.format(at) + "-" + event + "-" + planId));
        file.write(out -> out.write(bytes));
    }

    private String freeName(String wanted) throws IOException {
        String name = wanted + ".jsonl";
        for (int i = 2; folder.resolve(name).isFile(); i++) {
            name = wanted + "-" + i + ".jsonl";
        }
        return name;
    }
}
