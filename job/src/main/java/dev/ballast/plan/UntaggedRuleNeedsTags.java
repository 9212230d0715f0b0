package dev.ballast.plan;

/**
 * A rule about what has no tag needs to see tags: where the storage shows none, or keeps them elsewhere as Harbor does, it
 * would take every image.
 */
final class UntaggedRuleNeedsTags implements Gate {
    @Override
    public GateResult check(Facts facts) {
        PolicyFacts policy = facts.policy();
        boolean sees = !policy.harbor() && (policy.tags() > 0 || policy.revisions() == 0);
        String seen = policy.harbor() ? "a storage of Harbor" : policy.tags() + " tags";
        return GateResult.of(
                this,
                policy.untaggedRule().isEmpty() || sees,
                "tags in the storage, where a rule takes what has none",
                seen,
                "Nothing is planned: the rule '" + policy.untaggedRule().orElse("")
                        + "' takes manifests without a tag, and"
                        + " the storage shows " + seen + ", so it would take every image. "
                        + (policy.harbor()
                                ? "Harbor keeps tags in its database: leave such rules to Harbor, and out of this policy."
                                : "Check that --registry names the right storage, or leave such rules out of the policy."));
    }
}
