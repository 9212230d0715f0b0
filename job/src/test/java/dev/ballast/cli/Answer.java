package dev.ballast.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ballast.testing.TestRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** What the command line answered. */
record Answer(int exitCode, String out, String err) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Asks at {@link TestRegistry#NOW}. */
    static Answer to(String... arguments) {
        return at(TestRegistry.NOW, arguments);
    }

    /** Asks at that time. */
    static Answer at(Instant now, String... arguments) {
        return in(Map.of(), now, arguments);
    }

    /** Asks in that environment, at that time. */
    static Answer in(Map<String, String> environment, Instant now, String... arguments) {
        return of(Terminal.NOBODY, environment, Clock.fixed(now, ZoneOffset.UTC), arguments);
    }

    /** Asks at that time, with somebody at a terminal. */
    static Answer before(Terminal terminal, Instant now, String... arguments) {
        return of(terminal, Map.of(), Clock.fixed(now, ZoneOffset.UTC), arguments);
    }

    /** Asks by a clock. */
    static Answer by(Clock clock, String... arguments) {
        return of(Terminal.NOBODY, Map.of(), clock, arguments);
    }

    private static Answer of(Terminal terminal, Map<String, String> environment, Clock clock, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine ballast = Ballast.commandLine(new LentEngine(), clock, environment, terminal)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        int exitCode = ballast.execute(arguments);
        ballast.getOut().flush();
        return new Answer(exitCode, out.toString(), err.toString());
    }

    /** The lines on standard output. */
    List<String> lines() {
        return out.lines().toList();
    }

    /** The one line on standard error that says what is wrong, without the name of the run. */
    String message() {
        List<String> messages = err.lines()
                .map(line -> line.replaceFirst("^ballast\\[[^]]+]: ", "ballast: "))
                .filter(line -> line.startsWith("ballast: "))
                .toList();
        if (messages.size() != 1) {
            throw new AssertionError("Not one message: " + err);
        }
        return messages.get(0);
    }

    /** The one JSON document on standard output. */
    JsonNode json() {
        try {
            return JSON.readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not one JSON document: " + out, e);
        }
    }
}
