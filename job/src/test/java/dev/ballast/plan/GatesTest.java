package dev.ballast.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each gate at its border: the last value that it lets through and the first that it refuses. */
class GatesTest {
    private static final Gates GATES = new Gates(Duration.ofHours(24), 0.30);
    private static final Facts HEALTHY = new FactsOf().facts();

    @Test
    void letsAHealthyRunThroughEveryGate() {
        assertThat(GATES.check(HEALTHY))
                .allMatch(GateResult::passed)
                .allMatch(gate -> gate.message().isEmpty());
        assertThat(new Verdict(GATES.check(HEALTHY)).status()).isEqualTo(DeletionPlan.OK);
    }

    @Test
    void refusesAndCallsIncompleteWhatCouldNotBeListed() {
        FactsOf run = new FactsOf();
        run.unlisted = 1;

        GateResult refusal = onlyRefusal(run);

        assertThat(refusal.gate()).isEqualTo("EveryRepositoryRead");
        assertThat(refusal.message())
                .contains("1 places", "library/app: permission denied", "Give Ballast read access");
        assertThat(verdict(run).status()).isEqualTo(DeletionPlan.INCOMPLETE);
        assertThat(verdict(run).incompleteBecause()).containsExactly(refusal.message());
    }

    @Test
    void refusesAndCallsIncompleteWhatCouldNotBeRead() {
        FactsOf run = new FactsOf();
        run.unreadManifests = 2;

        GateResult refusal = onlyRefusal(run);

        assertThat(refusal.gate()).isEqualTo("EverythingRead");
        assertThat(refusal.message()).contains("2 manifests", "sha256:ab: time-out");
        assertThat(verdict(run).status()).isEqualTo(DeletionPlan.INCOMPLETE);
    }

    @Test
    void refusesAStorageWithoutLinks() {
        FactsOf run = new FactsOf();
        run.repositoryFiles = 0;
        run.references = 0;

        assertThat(onlyRefusal(run).gate()).isEqualTo("ReferencesNotEmpty");
        assertThat(verdict(run).status()).isEqualTo(DeletionPlan.REFUSED);
    }

    @Test
    void refusesAStorageInWhichNothingIsReferenced() {
        FactsOf run = new FactsOf();
        run.references = 0;

        assertThat(onlyRefusal(run).message()).contains("every blob would be garbage", "--registry");
        run.references = 1;
        assertThat(verdict(run).refusal()).isEmpty();
    }

    @Test
    void refusesAStorageWithLinksAndWithoutBlobs() {
        FactsOf run = new FactsOf();
        run.blobs = 0;

        assertThat(onlyRefusal(run).gate()).isEqualTo("ListingComplete");
        run.blobs = 1;
        assertThat(verdict(run).refusal()).isEmpty();
    }

    @Test
    void letsTenBlobsBeMissingOfAnyNumber() {
        FactsOf run = new FactsOf();
        run.referencedBlobs = 1;
        run.missingBlobs = 10;
        assertThat(verdict(run).refusal()).isEmpty();

        run.missingBlobs = 11;
        assertThat(onlyRefusal(run).gate()).isEqualTo("ReferencedBlobsPresent");
    }

    @Test
    void letsOnePercentOfManyBlobsBeMissing() {
        FactsOf run = new FactsOf();
        run.referencedBlobs = 9_900;
        run.missingBlobs = 100;
        assertThat(verdict(run).refusal()).isEmpty();

        run.missingBlobs = 101;
        assertThat(onlyRefusal(run).message()).contains("101 of 10001 blobs", "missing_blob");
    }

    @Test
    void refusesACutoffYoungerThanADay() {
        FactsOf run = new FactsOf();
        run.minAge = Duration.ofHours(24);
        assertThat(verdict(run).refusal()).isEmpty();

        run.minAge = Duration.ofHours(24).minusMillis(1);
        assertThat(onlyRefusal(run).gate()).isEqualTo("CutoffNotTooRecent");
        assertThat(onlyRefusal(run).message()).contains("--min-age", "at least 1d", "--allow-recent");
    }

    @Test
    void refusesAPlanOfMoreThanItsShareOfTheBytes() {
        FactsOf run = new FactsOf();
        run.storedBytes = 1_000;
        run.plannedBytes = 300;
        assertThat(verdict(run).refusal()).isEmpty();

        run.plannedBytes = 301;
        assertThat(onlyRefusal(run).gate()).isEqualTo("PlanShareBelowLimit");
        assertThat(onlyRefusal(run).message()).contains("30.1 %", "--max-plan-share");
    }

    @Test
    void letsAnEmptyPlanThroughTheSmallestShare() {
        FactsOf run = new FactsOf();
        run.plannedBytes = 0;

        assertThat(new Verdict(new Gates(Duration.ofHours(24), 0).check(run.facts())).refusal())
                .isEmpty();
    }

    @Test
    void refusesTheOutputOfAnotherRegistry() {
        FactsOf run = new FactsOf();
        run.previousRegistry = "file:///srv/registry";
        assertThat(verdict(run).refusal()).isEmpty();

        run.previousRegistry = "file:///srv/other";
        assertThat(onlyRefusal(run).gate()).isEqualTo("SameRegistry");
        assertThat(onlyRefusal(run).message()).contains("file:///srv/other", "its own --out");
    }

    @Test
    void asksEveryGateEvenIfTheFirstRefuses() {
        FactsOf run = new FactsOf();
        run.unlisted = 1;
        run.plannedBytes = run.storedBytes;

        assertThat(GATES.check(run.facts()))
                .filteredOn(gate -> !gate.passed())
                .extracting(GateResult::gate)
                .containsExactly("EveryRepositoryRead", "PlanShareBelowLimit");
    }

    private static Verdict verdict(FactsOf run) {
        return new Verdict(GATES.check(run.facts()));
    }

    private static GateResult onlyRefusal(FactsOf run) {
        List<GateResult> refusals =
                GATES.check(run.facts()).stream().filter(gate -> !gate.passed()).toList();
        assertThat(refusals).hasSize(1);
        return refusals.get(0);
    }

    @Test
    void refusesUntaggedRulesWhereTheStorageShowsNoTagsOrIsHarbors() {
        FactsOf run = new FactsOf();
        run.policy = new PolicyFacts(Optional.of("untagged"), 0, 10, false, 0, false, List.of(), List.of());
        assertThat(refusing(run)).containsExactly("UntaggedRuleNeedsTags");

        run.policy = new PolicyFacts(Optional.of("untagged"), 3, 10, true, 0, false, List.of(), List.of());
        assertThat(refusing(run)).containsExactly("UntaggedRuleNeedsTags");

        run.policy = new PolicyFacts(Optional.of("untagged"), 1, 10, false, 0, false, List.of(), List.of());
        assertThat(refusing(run)).isEmpty();

        run.policy = new PolicyFacts(Optional.empty(), 0, 10, true, 0, false, List.of(), List.of());
        assertThat(refusing(run)).isEmpty();
    }

    @Test
    void refusesToEmptyRepositoriesInUseUnlessThatIsAllowed() {
        FactsOf run = new FactsOf();
        run.policy = new PolicyFacts(Optional.empty(), 1, 10, false, 1, false, List.of(), List.of());
        assertThat(refusing(run)).containsExactly("NoRepositoryEmptied");

        run.policy = new PolicyFacts(Optional.empty(), 1, 10, false, 1, true, List.of(), List.of());
        assertThat(refusing(run)).isEmpty();
    }

    @Test
    void refusesWithoutFreshWordOfWhatIsInUse() {
        FactsOf run = new FactsOf();
        run.policy =
                new PolicyFacts(Optional.empty(), 1, 10, false, 0, false, List.of(), List.of("The feed 'x' is stale."));

        assertThat(refusing(run)).containsExactly("InUseFeedsFresh");
    }

    @Test
    void letsThroughWhereOnlySomeRepositoriesAreNotKnownToBeInUseAndSaysSo() {
        FactsOf run = new FactsOf();
        run.policy =
                new PolicyFacts(Optional.empty(), 1, 10, false, 0, false, List.of("The feed 'x' is stale."), List.of());

        assertThat(refusing(run)).isEmpty();
        assertThat(GATES.check(run.facts()))
                .filteredOn(gate -> gate.gate().equals("InUseFeedsFresh"))
                .extracting(GateResult::value)
                .containsExactly("0 of them not so; every image of their repositories is kept: The feed 'x' is stale.");
    }

    private static List<String> refusing(FactsOf run) {
        return new Gates(Gates.DEFAULT_MINIMUM_AGE, 0.3)
                .check(run.facts()).stream()
                        .filter(gate -> !gate.passed())
                        .map(GateResult::gate)
                        .toList();
    }

    /** The facts of a healthy run, in which a test changes what it is about. */
    private static final class FactsOf {
        private String previousRegistry = "";
        private long unlisted;
        private long unreadManifests;
        private long blobs = 1_000;
        private long repositoryFiles = 1_000;
        private long references = 1_000;
        private long referencedBlobs = 900;
        private long missingBlobs;
        private long storedBytes = 1_000_000;
        private long plannedBytes = 10_000;
        private Duration minAge = Duration.ofDays(7);
        private PolicyFacts policy = PolicyFacts.NONE;

        Facts facts() {
            return new Facts(
                    "file:///srv/registry",
                    Optional.of(previousRegistry).filter(registry -> !registry.isEmpty()),
                    unlisted,
                    unlisted == 0 ? List.of() : List.of("library/app: permission denied"),
                    unreadManifests,
                    unreadManifests == 0 ? List.of() : List.of("sha256:ab: time-out"),
                    blobs,
                    repositoryFiles,
                    references,
                    referencedBlobs,
                    missingBlobs,
                    storedBytes,
                    plannedBytes,
                    minAge,
                    policy);
        }
    }
}
