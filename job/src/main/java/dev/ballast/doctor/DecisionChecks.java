package dev.ballast.doctor;

import dev.ballast.doctor.Finding.Verdict;
import dev.ballast.policy.BadPolicyException;
import dev.ballast.policy.InUse;
import dev.ballast.policy.InUseFeed;
import dev.ballast.policy.Policy;
import dev.ballast.policy.PolicyFile;
import dev.ballast.policy.PullLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether what an administrator decided can be applied.
 *
 * @param policy its file, if there is one
 * @param pullLog when images were pulled, if somebody says
 */
record DecisionChecks(
        @Nullable Path policy,
        List<InUseFeed> feeds,
        @Nullable PullLog pullLog,
        Instant now) {
    private static final String POLICY = "policy";
    private static final String PULLS = "pull log";
    private static final String WITHOUT_DELETION = " A run would delete nothing.";

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        Policy read = Policy.NONE;
        if (policy == null) {
            findings.add(Finding.ok(POLICY, "none: every manifest revision is in use"));
        } else {
            try {
                read = PolicyFile.read(policy).policy();
                findings.add(Finding.ok(POLICY, policy + " has " + read.ruleCount() + " rules"));
            } catch (BadPolicyException e) {
                findings.add(new Finding(POLICY, Verdict.BAD_CONFIGURATION, String.valueOf(e.getMessage())));
            }
        }
        findings.addAll(ofPulls(read));
        findings.addAll(ofFeeds(read));
        return findings;
    }

    private List<Finding> ofPulls(Policy read) {
        return read.pullRule().map(rule -> List.of(ofPulls(rule, read))).orElse(List.of());
    }

    private Finding ofPulls(String rule, Policy asking) {
        if (pullLog == null) {
            return new Finding(
                    PULLS,
                    Verdict.BAD_CONFIGURATION,
                    "The rule '" + rule + "' asks when images were pulled, and nobody says so. Add --pull-log FILE.");
        }
        return pullLog.problem(now, asking.longestPulledWithin().orElse(Duration.ZERO))
                .map(problem -> new Finding(PULLS, Verdict.REFUSED, problem + WITHOUT_DELETION))
                .orElseGet(() -> Finding.ok(PULLS, pullLog.file() + " reaches back as far as the policy asks"));
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
                : new Finding(check(feed), Verdict.REFUSED, why + WITHOUT_DELETION);
    }

    private static String check(String feed) {
        return "feed " + feed;
    }
}
