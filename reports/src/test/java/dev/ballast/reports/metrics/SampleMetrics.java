package dev.ballast.reports.metrics;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ballast.reports.model.Report;
import dev.ballast.reports.model.ReportJson;
import dev.ballast.reports.model.RunRow;
import dev.ballast.reports.model.SampleReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;

/** Runs that end one way or the other, and their files read back. */
final class SampleMetrics {
    static final String REGISTRY = "s3a://bucket/\"quoted\" \\prefix";
    static final long QUARANTINED_BYTES = 4711;
    static final Report REPORT = ofObjectStore(SampleReport.of(40));
    static final RunRow RUN = REPORT.run();

    private SampleMetrics() {}

    /** Runs over disks count no requests. */
    private static Report ofObjectStore(Report report) {
        try {
            JsonMapper json = JsonMapper.builder().build();
            JsonNode document = json.readTree(ReportJson.bytes(report));
            ((ObjectNode) document.get("run"))
                    .put("list_requests", 120)
                    .put("get_requests", 7)
                    .put("quarantined_bytes", QUARANTINED_BYTES);
            return ReportJson.read(json.writeValueAsBytes(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RunEnd ended(int exitCode, Instant at) {
        return new RunEnd(REGISTRY, "1.2.3", at, exitCode, 12.5, Map.of("list blobs", 1.5));
    }

    /** The file after a run that counted. */
    static String counted(int exitCode, Instant at, String before) {
        return MetricsText.after(ended(exitCode, at), REPORT, before);
    }

    /** The file after a run that broke off. */
    static String broken(int exitCode, Instant at, String before) {
        return MetricsText.after(ended(exitCode, at), null, before);
    }

    /** Values by series, as the file writes them, without the label of the registry. */
    static Map<String, Double> values(String file) {
        return file.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst(",?registry=\"s3a://bucket/\\\\\"quoted\\\\\" \\\\\\\\prefix\"", ""))
                .map(line -> line.replace("{}", "").replace("{,", "{"))
                .collect(toMap(
                        line -> line.substring(0, line.lastIndexOf(' ')),
                        line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))));
    }
}
