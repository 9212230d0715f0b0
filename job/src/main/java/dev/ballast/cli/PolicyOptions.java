package dev.ballast.cli;

import dev.ballast.nightly.PolicyInputs;
import dev.ballast.policy.InUse;
import dev.ballast.policy.Policy;
import dev.ballast.policy.PolicyFile;
import dev.ballast.policy.PullLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What becomes of images. */
final class PolicyOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "What becomes of images, in YAML. Without it, every manifest revision is in use.")
    private @Nullable Path policy;

    @Option(
            names = "--allow-empty-repositories",
            description = "Let the policy take everything of a repository that had a tag pushed within 30 days.")
    private boolean allowEmptyRepositories;

    /**
     * The policy with what it needs to know; a log of pulls that cannot be relied upon stops deletions like a stale feed.
     *
     * @param log told which feeds say nothing
     * @throws dev.ballast.policy.BadPolicyException if it cannot be read, or asks for pulls that nobody tells
     */
    PolicyInputs inputs(InUseOptions inUse, PullLogOptions pulls, Instant now, Log log) {
        PolicyFile file = policy == null ? null : PolicyFile.read(policy);
        Policy decided = file == null ? Policy.NONE : file.policy();
        InUse images = images(inUse, decided, now);
        images.silent().values().forEach(why -> log.warn(why + " Its repositories keep every image."));
        PullLog pulled = pulls.of(decided);
        if (pulled == null) {
            return new PolicyInputs(file, images, allowEmptyRepositories, null);
        }
        Optional<String> problem =
                pulled.problem(now, decided.longestPulledWithin().orElse(Duration.ZERO));
        return problem.isPresent()
                ? new PolicyInputs(file, images.with(problem.get()), allowEmptyRepositories, null)
                : new PolicyInputs(file, images.with(pulled), allowEmptyRepositories, pulled);
    }

    private InUse images(InUseOptions inUse, Policy decided, Instant now) {
        if (!inUse.isEmpty() && policy == null) {
            throw new ParameterException(
                    command.commandLine(),
                    "--in-use keeps images from a policy, and there is none: every manifest revision stays. Add"
                            + " --policy.");
        }
        return inUse.read(decided, now);
    }
}
