package dev.ballast.cli;

import dev.ballast.policy.BadPolicyException;
import dev.ballast.policy.InUse;
import dev.ballast.policy.Policy;
import dev.ballast.policy.PullLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When images were pulled, for rules that ask. */
final class PullLogOptions {
    @Option(
            names = "--pull-log",
            paramLabel = "FILE",
            description = "When images were pulled, for pulledWithin: lines of TIME REPOSITORY:TAG, or of JSON with"
                    + " repository, tag or digest, and pulled_at.")
    private @Nullable Path file;

    @Option(
            names = "--pull-log-max-age",
            paramLabel = "AGE",
            defaultValue = "24h",
            converter = Durations.class,
            description = "A log that was written longer ago stops all deletions. Default: ${DEFAULT-VALUE}.")
    private Duration maxAge;

    /** What is in use, and when images were pulled, if that is said. */
    InUse with(InUse inUse, Instant now) {
        if (file == null) {
            return inUse;
        }
        PullLog log = new PullLog(file, maxAge);
        Optional<String> problem = log.problem(now, Duration.ZERO);
        return problem.isPresent() ? inUse.with(problem.get()) : inUse.with(log);
    }

    /**
     * The log, if the policy asks for one.
     *
     * @throws BadPolicyException if it asks and there is none
     */
    @Nullable PullLog of(Policy policy) {
        if (policy.pullRule().isEmpty()) {
            return null;
        }
        if (file == null) {
            throw new BadPolicyException("Cannot apply the policy: the rule '"
                    + policy.pullRule().get() + "' asks when images were pulled. Say so with --pull-log FILE.");
        }
        return new PullLog(file, maxAge);
    }

    /** The log, whether anybody asks for it or not. */
    @Nullable PullLog given() {
        return file == null ? null : new PullLog(file, maxAge);
    }
}
