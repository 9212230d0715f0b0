package dev.ballast.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each gate at its border, and that the others then stay open. */
class GatesTest {
    private static final Facts SOUND = new Facts(
            "file:///registry",
            Optional.of("file:///registry"),
            0,
            List.of(),
            0,
            List.of(),
            1000,
            10,
            5000,
            900,
            0,
            1_000_000,
            300_000,
            Duration.ofHours(24));

    @Test
    void letsASoundRunThrough() {
        assertThat(refusing(SOUND)).isEmpty();
    }

    @Test
    void refusesWhenAPlaceCouldNotBeListedAndNamesIt() {
        Facts facts = with(1, 0, 1000, 10, 5000, 900, 0, 300_000, Duration.ofHours(24));

        assertThat(refusing(facts)).containsExactly("EveryRepositoryRead");
        assertThat(verdict(facts).status()).isEqualTo("incomplete");
        assertThat(verdict(facts).incompleteBecause())
                .singleElement()
                .asString()
                .contains("first: a/b: permission denied");
    }

    @Test
    void refusesWhenAManifestWasNotGiven() {
        Facts facts = with(0, 1, 1000, 10, 5000, 900, 0, 300_000, Duration.ofHours(24));

        assertThat(refusing(facts)).containsExactly("EverythingRead");
        assertThat(verdict(facts).status()).isEqualTo("incomplete");
    }

    @Test
    void refusesARegistryWithoutRepositories() {
        assertThat(refusing(with(0, 0, 1000, 0, 5000, 900, 0, 300_000, Duration.ofHours(24))))
                .containsExactly("ReferencesNotEmpty");
    }

    @Test
    void refusesARegistryWithoutReferences() {
        assertThat(refusing(with(0, 0, 1000, 10, 0, 900, 0, 300_000, Duration.ofHours(24))))
                .containsExactly("ReferencesNotEmpty");
    }

    @Test
    void refusesReferencesWithoutAnyStoredBlob() {
        assertThat(refusing(with(0, 0, 0, 10, 5000, 0, 0, 0, Duration.ofHours(24))))
                .containsExactly("ListingComplete");
    }

    @Test
    void toleratesTenMissingBlobsOfFewAndOnePercentOfMany() {
        assertThat(refusing(with(0, 0, 1000, 10, 5000, 20, 10, 300_000, Duration.ofHours(24))))
                .isEmpty();
        assertThat(refusing(with(0, 0, 1000, 10, 5000, 20, 11, 300_000, Duration.ofHours(24))))
                .containsExactly("ReferencedBlobsPresent");
        assertThat(refusing(with(0, 0, 1000, 10, 5000, 9900, 100, 300_000, Duration.ofHours(24))))
                .isEmpty();
        assertThat(refusing(with(0, 0, 1000, 10, 5000, 9899, 101, 300_000, Duration.ofHours(24))))
                .containsExactly("ReferencedBlobsPresent");
    }

    @Test
    void refusesACutoffOfLessThanADay() {
        assertThat(refusing(with(
                        0,
                        0,
                        1000,
                        10,
                        5000,
                        900,
                        0,
                        300_000,
                        Duration.ofHours(24).minusSeconds(1))))
                .containsExactly("CutoffNotTooRecent");
    }

    @Test
    void refusesAPlanOfMoreThanItsShareOfTheBytes() {
        assertThat(refusing(with(0, 0, 1000, 10, 5000, 900, 0, 300_001, Duration.ofHours(24))))
                .containsExactly("PlanShareBelowLimit");
    }

    @Test
    void refusesAnOutputThatHoldsPlansOfAnotherRegistry() {
        Facts facts = new Facts(
                "file:///registry",
                Optional.of("file:///other"),
                0,
                List.of(),
                0,
                List.of(),
                1000,
                10,
                5000,
                900,
                0,
                1_000_000,
                300_000,
                Duration.ofHours(24));

        assertThat(refusing(facts)).containsExactly("SameRegistry");
        assertThat(verdict(facts).status()).isEqualTo("refused");
    }

    private static Facts with(
            long unlisted,
            long unread,
            long blobs,
            long repositories,
            long references,
            long referenced,
            long missing,
            long plannedBytes,
            Duration minAge) {
        return new Facts(
                "file:///registry",
                Optional.empty(),
                unlisted,
                List.of("a/b: permission denied"),
                unread,
                List.of("sha256:ab: input/output error"),
                blobs,
                repositories,
                references,
                referenced,
                missing,
                1_000_000,
                plannedBytes,
                minAge);
    }

    private static Verdict verdict(Facts facts) {
        return new Verdict(new Gates(Gates.DEFAULT_MINIMUM_AGE, Gates.DEFAULT_MAX_PLAN_SHARE).check(facts));
    }

    private static List<String> refusing(Facts facts) {
        return verdict(facts).gates().stream()
                .filter(gate -> !gate.passed())
                .map(GateResult::gate)
                .toList();
    }
}
