package dev.ballast.policy;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Asks a policy about repositories, one by one. The answer to one depends on nothing outside of it, and on no order.
 *
 * <p>Tags are asked about first, then the manifests that no kept tag points at. A manifest whose tags all go, and about
 * which no rule says anything else, goes with them. What an index lists and what refers to a subject is asked about only
 * where nothing leads to it: else it lives and dies with that. Rules that count only protect, so that a second look at
 * what is left decides nothing else.
 */
public final class Evaluation {
    private final Policy policy;
    private final Instant now;
    private final Instant cutoff;
    private final Map<String, String> silent;

    /**
     * @param now from when ages count
     * @param cutoff what is younger stays
     * @param silent feeds of images in use that do not say what is, and why: repositories about which they know keep every image
     */
    public Evaluation(Policy policy, Instant now, Instant cutoff, Map<String, String> silent) {
        this.policy = policy;
        this.now = now;
        this.cutoff = cutoff;
        this.silent = silent;
    }

    /**
     * What becomes of each tag and revision of a repository.
     *
     * @param pulls the last pull by tag or digest
     */
    public Decisions of(Contents contents, Map<String, Instant> pulls) {
        return of(PullTimes.in(contents, pulls));
    }

    /** What becomes of each tag and revision of a repository. */
    public Decisions of(Contents contents) {
        List<Rule> rules = contents.keptWhole() == null ? policy.rulesOf(contents.repository()) : List.of();
        return new RepositoryEvaluation(usedBySilent(contents), rules, now, cutoff).decisions();
    }

    private Contents usedBySilent(Contents contents) {
        Contents used = contents;
        for (Map.Entry<String, String> feed : silent.entrySet()) {
            if (policy.asks(feed.getKey(), contents.repository())) {
                used = used.allInUse("somebody, perhaps: " + feed.getValue());
            }
        }
        return used;
    }
}
