package dev.ballast.nightly;

import dev.ballast.policy.InUse;
import dev.ballast.policy.Policy;
import dev.ballast.policy.PolicyFile;
import dev.ballast.policy.PullLog;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator decided about images.
 *
 * @param file the policy, which was read and understood; nothing if every revision is a root
 * @param inUse images that stay because somebody uses them
 * @param mayEmptyRepositories whether the policy may take everything of a repository that is in use
 * @param pullLog when images were pulled, which can be relied upon; nothing if nobody asks or knows
 */
public record PolicyInputs(
        @Nullable PolicyFile file,
        InUse inUse,
        boolean mayEmptyRepositories,
        @Nullable PullLog pullLog) {
    /** Every revision is a root. */
    public static final PolicyInputs NONE = new PolicyInputs(null, InUse.NONE, false, null);

    /** The policy, which may decide nothing. */
    public Policy policy() {
        return file == null ? Policy.NONE : file.policy();
    }

    /** The hash of the policy; nothing if there is none. */
    @Nullable String sha256() {
        return file == null ? null : file.sha256();
    }
}
