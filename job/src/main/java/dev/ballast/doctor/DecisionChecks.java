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
        Policy read = Policy.NONE;
        if (policy == null) {
            findings.add(Finding.ok("policy", "none: every manifest revision is in use"));
        } else {
            try {
                read = PolicyFile.read(policy).policy();
                findings.add(ofPolicy(read));
            } catch (BadPolicyException e) {
                findings.add(new Finding("policy", Verdict.BAD_CONFIGURATION, String.valueOf(e.getMessage())));
            }
        }
        findings.addAll(ofFeeds(read));
        return findings;
    }

    private Finding ofPolicy(Policy read) {
        String rules = policy + " has " + read.ruleCount() + " rules";
        return Finding.ok(
                "policy",
                read.pullRule()
                        .map(rule -> rules + "; the rule '" + rule + "' needs --pull-log")
                        .orElse(rules));
    }

    private List<Finding> ofFeeds(Policy read) {
        List<Finding> findings = new ArrayList<>();
        for (InUseFeed feed : feeds) {
            InUse uses = InUse.of(List.of(feed.under(read)), now);
            findings.add(
                    uses.problems().isEmpty()
                            ? Finding.ok(check(feed.name()), uses.uses().size() + " images in use")
                            : of(feed.name(), uses.problems().get(0), read));
        }
        read.unnamed(feeds).forEach((name, why) -> findings.add(of(name, why, read)));
        return findings;
    }

    private static Finding of(String feed, String why, Policy read) {
        return read.isScoped(feed)
                ? new Finding(check(feed), Verdict.WARNING, why + " A run would keep every image of its repositories.")
                : new Finding(check(feed), Verdict.REFUSED, why + " A run would delete nothing.");
    }

    private static String check(String feed) {
        return "feed " + feed;
    }
}
