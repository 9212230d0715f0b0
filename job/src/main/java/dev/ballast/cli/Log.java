package dev.ballast.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.base.Throwables;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a command says beside its answer, a line each, on standard error:
 *
 * <pre>{@code
 * ballast[20261123T023000Z-1a2b3c4d]: list blobs 1.2 s
 * {"@timestamp": "2026-11-23T02:30:01.200Z", "log.level": "INFO", "message": "list blobs 1.2 s", "ecs.version": "1.2.0",
 *  "service.name": "ballast", "event.action": "list blobs", "event.duration": 1200000000, "labels.run_id": "20261123T023000Z-1a2b3c4d"}
 * }</pre>
 *
 * <p>Until the run has a name, lines have none either.
 */
final class Log {
    /** The one that the log of Spark and Hadoop is written by, too. */
    private static final String ECS_VERSION = "1.2.0";

    private static final double NANOS = 1e9;

    private final PrintWriter err;
    private final LogFormat format;
    private final boolean verbose;
    private final Clock clock;
    private String runId = "";

    /** @param verbose whether every step is said */
    Log(PrintWriter err, LogFormat format, boolean verbose, Clock clock) {
        this.err = err;
        this.format = format;
        this.verbose = verbose;
        this.clock = clock;
    }

    /** From here on, lines name this run. */
    void of(String run) {
        runId = run;
        LibraryLog.of(run);
    }

    /** A step has ended. */
    void step(String step, long nanoseconds) {
        if (verbose) {
            String line = String.format(Locale.ROOT, "%s %.1f s", step, nanoseconds / NANOS);
            write("INFO", line, Map.of("event.action", step, "event.duration", nanoseconds));
        }
    }

    /** A step goes on. */
    void progress(String step, String line) {
        if (verbose) {
            write("info", line, Map.of("event.action", step));
        }
    }

    /** Something that an administrator should know. */
    void warn(String sentence) {
        write("WARN", sentence, Map.of());
    }

    /** Why the command failed. */
    void error(String sentence) {
        write("ERROR", sentence, Map.of());
    }

    /** What nobody foresaw. */
    void bug(String sentence, Exception problem) {
        if (format == LogFormat.TEXT) {
            write("ERROR", sentence, Map.of());
            problem.printStackTrace(err);
            err.flush();
        } else {
            write(
                    "ERROR",
                    sentence,
                    Map.of(
                            "error.type", problem.getClass().getName(),
                            "error.message", String.valueOf(problem.getMessage()),
                            "error.stack_trace", Throwables.getStackTraceAsString(problem)));
        }
    }

    private synchronized void write(String level, String message, Map<String, Object> more) {
        if (format == LogFormat.TEXT) {
            err.println("ballast" + (runId.isEmpty() ? "" : "[" + runId + "]") + ": " + message);
        } else {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("@timestamp", clock.instant().toString());
            line.put("log.level", level);
            line.put("message", message);
            line.put("ecs.version", ECS_VERSION);
            line.put("service.name", "ballast");
            line.putAll(more);
            if (!runId.isEmpty()) {
                line.put("labels.run_id", runId);
            }
            err.println(json(line));
        }
        err.flush();
    }

    private static String json(Map<String, Object> line) {
        try {
            return JsonMapper.builder().build().writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and numbers are always JSON", e);
        }
    }
}
