package dev.ballast.plan;

/** A policy that takes all of a repository to which somebody pushed lately is probably mistaken about it. */
final class NoRepositoryEmptied implements Gate {
    @Override
    public GateResult check(Facts facts) {
        PolicyFacts policy = facts.policy();
        return GateResult.of(
                this,
                policy.emptied() == 0 || policy.mayEmpty(),
                policy.mayEmpty() ? "any number, as --allow-empty-repositories says" : "no repository",
                policy.emptied() + " repositories",
                "Nothing is planned: the policy would take everything of " + policy.emptied()
                        + " repositories that had a tag pushed within 30 days. See their rows in images; if they are"
                        + " right, run again with --allow-empty-repositories.");
    }
}
