package dev.ballast.nightly;

import dev.ballast.plan.GateResult;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one policy takes more or less than another, of what the last run saw.
 *
 * @param runId the run, and when it began: ages count from then
 * @param from the policy of that run, or another one
 * @param to the policy that is looked at
 * @param lines where they differ or take something, the largest differences first
 * @param moreLines how many lines were left out
 */
public record Simulation(String runId, Instant runAt, Side from, Side to, List<Line> lines, long moreLines) {

    public Simulation {
        lines = List.copyOf(lines);
    }

    /**
     * What goes: tags and manifests that the policy takes, and blobs that nothing needs then, if they are old enough.
     *
     * @param bytes of the blobs
     */
    public record Amount(long tags, long manifests, long blobs, long bytes) {}

    /**
     * A policy and what it takes everywhere.
     *
     * @param policy the file's name; nothing of the run's own policy, of which only the hash is known
     * @param sha256 the hash of the policy; nothing if there is none: every revision stays
     * @param refused gates that would refuse such a plan; nothing is looked at of the run's own policy
     */
    public record Side(@Nullable String policy, @Nullable String sha256, Amount total, List<GateResult> refused) {
        public Side {
            refused = List.copyOf(refused);
        }
    }

    /**
     * What goes of one project by one rule.
     *
     * @param project of a blob, the project that links it; {@link #SEVERAL}, or {@link #NONE}
     * @param rule of a blob, the rule that takes all manifests that name it; {@link #SEVERAL}, or {@link #NONE} if no rule
     *     has to: nothing named it before
     */
    public record Line(String project, String rule, Amount from, Amount to) {}

    /** Of a blob in which several have a part. */
    public static final String SEVERAL = "(several)";
    /** Of what no rule takes, or no project links. */
    public static final String NONE = "(none)";
}
