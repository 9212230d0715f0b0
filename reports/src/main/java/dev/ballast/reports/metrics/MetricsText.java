package dev.ballast.reports.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ballast.reports.model.Report;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of metrics in <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Prometheus's text format</a>,
 * as the textfile collector of node_exporter reads it:
 *
 * <pre>{@code
 * # HELP ballast_last_run_exit_code What the last run answered to the shell.
 * # TYPE ballast_last_run_exit_code gauge
 * ballast_last_run_exit_code{registry="file:///srv/registry"} 0.0
 * }</pre>
 *
 * <p>The client library writes the text. What it has no notion of is a run that failed, after which the values of the last
 * exact one stay: those metrics are taken over from the file that is replaced, as they stand.
 */
public final class MetricsText {
    private static final Pattern HEAD = Pattern.compile("# HELP (\\w+) .*\n# TYPE ");

    private MetricsText() {}

    /**
     * The file after a run.
     *
     * @param report what the run counted; nothing if it did not come so far
     * @param before the file that is replaced; empty if there is none
     */
    public static String after(RunEnd end, @Nullable Report report, String before) {
        Series series = new Series(end.registry());
        RunMetrics metrics = new RunMetrics(series);
        metrics.end(end);
        boolean exact = report != null && end.isExact();
        if (report != null && exact) {
            metrics.values(report);
        }
        Map<String, String> families = new LinkedHashMap<>(families(text(series)));
        families(before).forEach((name, family) -> {
            if (!exact ? !name.startsWith("ballast_last_run_") : name.equals(RunMetrics.LAST_SUCCESS)) {
                families.putIfAbsent(name, family);
            }
        });
        return String.join("", families.values());
    }

    private static String text(Series series) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create()
                    .write(text, new MetricSnapshots(series.metrics()), EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to take bytes", e);
        }
        return text.toString(UTF_8);
    }

    /** The lines of each metric by its name, in the order of the text; what stands before the first one is no metric. */
    private static Map<String, String> families(String text) {
        Map<String, String> families = new LinkedHashMap<>();
        for (String part : text.split("(?m)^(?=# HELP )", -1)) {
            Matcher head = HEAD.matcher(part);
            if (head.lookingAt()) {
                families.put(head.group(1), part);
            }
        }
        return families;
    }
}
