package dev.ballast.doctor;

import dev.ballast.doctor.Finding.Verdict;
import dev.ballast.policy.BadPolicyException;
import dev.ballast.policy.InUse;
import dev.ballast.policy.InUseFeed;
import dev.ballast.policy.Policy;
import dev.ballast.policy.PolicyFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether what an administrator decided can be applied.
 *
 * @param policy its file, if there is one
 */
record DecisionChecks(@Nullable Path policy, List<InUseFeed> feeds, Instant now) {

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        findings.add(ofPolicy());
        for (InUseFeed feed : feeds) {
            InUse uses = InUse.of(List.of(feed), now);
            String name = "feed " + feed.name();
            findings.add(
                    uses.problems().isEmpty()
                            ? Finding.ok(name, uses.uses().size() + " images in use")
                            : new Finding(
                                    name, Verdict.REFUSED, uses.problems().get(0) + " A run would delete nothing."));
        }
        return findings;
    }

    private Finding ofPolicy() {
        if (policy == null) {
            return Finding.ok("policy", "none: every manifest revision is in use");
        }
        try {
            Policy read = PolicyFile.read(policy).policy();
            String rules = policy + " has " + read.ruleCount() + " rules";
            return Finding.ok(
                    "policy",
                    read.pullRule()
                            .map(rule -> rules + "; the rule '" + rule + "' needs --pull-log")
                            .orElse(rules));
        } catch (BadPolicyException e) {
            return new Finding("policy", Verdict.BAD_CONFIGURATION, String.valueOf(e.getMessage()));
        }
    }
}
