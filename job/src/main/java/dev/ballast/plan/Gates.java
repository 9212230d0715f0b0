package dev.ballast.plan;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The gates in front of a plan, in the order in which they are reported.
 *
 * @param minimumAge the youngest cut-off that is let through
 * @param maxPlanShare the largest share of the stored bytes that may be planned, between 0 and 1
 */
public record Gates(Duration minimumAge, double maxPlanShare) {

    /** A day: longer than any push takes. */
    public static final Duration DEFAULT_MINIMUM_AGE = Duration.ofHours(24);

    public static final double DEFAULT_MAX_PLAN_SHARE = 0.30;

    /** Asks every gate; those about a policy only where there is one. */
    public List<GateResult> check(Facts facts) {
        List<Gate> ofPolicy = facts.policy().equals(PolicyFacts.NONE)
                ? List.of()
                : List.of(new UntaggedRuleNeedsTags(), new NoRepositoryEmptied(), new InUseFeedsFresh());
        List<Gate> gates = List.of(
                new EveryRepositoryRead(),
                new EverythingRead(),
                new ReferencesNotEmpty(),
                new ListingComplete(),
                new ReferencedBlobsPresent(),
                new CutoffNotTooRecent(minimumAge),
                new PlanShareBelowLimit(maxPlanShare),
                new SameRegistry());
        return Stream.concat(gates.stream(), ofPolicy.stream())
                .map(gate -> gate.check(facts))
                .toList();
    }
}
