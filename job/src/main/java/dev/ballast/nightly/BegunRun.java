package dev.ballast.nightly;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.hash.Hashing;
import dev.ballast.policy.InUse;
import dev.ballast.publish.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;

/**
 * How a run began, kept in its folder as {@code start.json}, for whoever goes on with it.
 *
 * <pre>{@code
 * {"format": 1, "run_id": "…", "started_at": "2026-11-27T02:30:00Z", "registry": "s3a://bucket/prefix", "asked": "<SHA-256>"}
 * }</pre>
 *
 * @param asked hash of everything that its tables depend on: the options, the policy, the images in use, the version
 */
record BegunRun(int format, String runId, String startedAt, String registry, String asked) {
    private static final int FORMAT = 1;
    /** What was listed longer ago says too little of what there is. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** Notes that a run begins. */
    static BegunRun write(Output output, RunOptions options, RunStart start) {
        BegunRun begun = new BegunRun(
                FORMAT, start.runId(), start.at().toString(), options.registry().toString(), hash(options));
        output.publish(begun.json(), output.run(start.runId()).resolve("start.json"));
        return begun;
    }

    /**
     * How the run began that is to go on.
     *
     * @throws CannotResumeException if it cannot
     */
    static BegunRun check(Output output, RunOptions options, String runId, Instant now) {
        BegunRun start = read(output, runId);
        if (output.isPublished(output.report(runId))) {
            throw new CannotResumeException(runId, "it was finished. Start a new run.");
        }
        if (!start.registry.equals(options.registry().toString())) {
            throw new CannotResumeException(runId, "it is of the registry " + start.registry + ".");
        }
        if (start.format != FORMAT || !start.asked.equals(hash(options))) {
            throw new CannotResumeException(
                    runId,
                    "its options, policy, feeds of images in use or version were others. Give the same ones, or start a"
                            + " new run.");
        }
        if (start.start().at().isBefore(now.minus(LONGEST))
                || start.start().at().isAfter(now)) {
            throw new CannotResumeException(
                    runId, "it began at " + start.startedAt + ", more than 24 hours away. Start a new run.");
        }
        return start;
    }

    private static BegunRun read(Output output, String runId) {
        try {
            if (runId.matches("[0-9A-Za-z-]+")) {
                return JSON.readValue(output.run(runId).resolve("start.json").read(), BegunRun.class);
            }
        } catch (NoSuchFileException | JsonProcessingException e) {
            throw new CannotResumeException(runId, "there is no such run in " + output.folder() + ".");
        } catch (IOException e) {
            throw new CannotResumeException(runId, "it cannot be read: " + e.getMessage() + ".");
        }
        throw new CannotResumeException(runId, "that is no name of a run.");
    }

    RunStart start() {
        return new RunStart(runId, Instant.parse(startedAt));
    }

    private byte[] json() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Strings and numbers are always JSON", e);
        }
    }

    private static String hash(RunOptions options) {
        InUse inUse = options.policyInputs().inUse();
        String asked = String.join(
                "\n",
                options.toolVersion(),
                options.minAge().toString(),
                options.gates().toString(),
                String.valueOf(options.policyInputs().sha256()),
                String.valueOf(options.policyInputs().mayEmptyRepositories()),
                inUse.uses().toString(),
                inUse.silent().keySet().toString(),
                inUse.problems().toString(),
                String.valueOf(options.inventory()));
        return Hashing.sha256().hashString(asked, StandardCharsets.UTF_8).toString();
    }
}
