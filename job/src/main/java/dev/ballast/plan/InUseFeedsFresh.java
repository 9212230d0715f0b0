package dev.ballast.plan;

/** Without fresh word of what is in use, a policy would take what somebody runs. */
final class InUseFeedsFresh implements Gate {
    @Override
    public GateResult check(Facts facts) {
        int problems = facts.policy().feedProblems().size();
        return GateResult.of(
                this,
                problems == 0,
                "every feed of images in use, and the log of pulls, readable, fresh and not empty",
                problems + " of them not so" + silent(facts.policy()),
                "Nothing is planned: " + String.join(" ", facts.policy().feedProblems())
                        + " Write it again, or leave a feed that is no longer needed out of --in-use, and run again.");
    }

    private static String silent(PolicyFacts policy) {
        return policy.silentFeeds().isEmpty()
                ? ""
                : "; every image of their repositories is kept: " + String.join(" ", policy.silentFeeds());
    }
}
