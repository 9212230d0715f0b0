package dev.ballast.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.policy.Contents.Manifest;
import dev.ballast.policy.Contents.Past;
import dev.ballast.policy.Contents.Pin;
import dev.ballast.policy.Contents.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each kind of rule with its borders, and what lives and dies together. Manifests are named by letters. */
class EvaluationTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:30:00Z");
    private static final String HEX = "a".repeat(64);
    private static final String HASHED = "sha256:" + HEX;
    private static final String TAKE_ALL = "{name: all, repositories: ['**'], delete: {olderThan: 0}}";
    private static final String TAKE_TAGS = "{name: tags, repositories: ['**'], tags: ['*'], delete: {olderThan: 0}}";
    private static final String TAKE_UNTAGGED =
            "{name: untagged, repositories: ['**'], untagged: true, delete: {olderThan: 7d}}";
    private static final String TAKE_ORPHANS =
            "{name: orphans, repositories: ['**'], orphanedReferrers: true, delete: {olderThan: 30d}}";

    private final List<Tag> tags = new ArrayList<>();
    private final List<Manifest> manifests = new ArrayList<>();
    private final List<Past> history = new ArrayList<>();
    private final List<Pin> pins = new ArrayList<>();

    @Test
    void keepsWhatNoRuleDecidesAbout() {
        image("A", 100).tag("v1", "A", 100).image("B", 100);

        assertThat(kept()).containsExactly("A", "B", "v1");
        assertThat(decision("A", decide()).rootReason()).isEqualTo(RootReason.TAG);
        assertThat(decision("B", decide()).rootReason()).isEqualTo(RootReason.NO_RULE);
    }

    @Test
    void theFirstRuleThatDecidesDecides() {
        image("A", 100).tag("v1", "A", 100).image("B", 100).tag("ci-1", "B", 100);

        assertThat(kept(protect("tags: ['v*'], protect: {}"), TAKE_ALL)).containsExactly("A", "v1");
        assertThat(kept(TAKE_ALL, protect("tags: ['v*'], protect: {}"))).isEmpty();
    }

    @Test
    void takesWhatIsOlderThanTheAgeAndNotWhatIsExactlySoOld() {
        image("A", 14).tag("old", "A", 14);
        tags.add(new Tag("older", "B", NOW.minus(Duration.ofDays(14)).minusMillis(1), null));
        manifests.add(new Manifest("B", NOW.minus(Duration.ofDays(14)).minusMillis(1), null, List.of(), null));

        assertThat(kept("{name: a, repositories: ['**'], tags: ['*'], delete: {olderThan: 14d}}"))
                .containsExactly("A", "old");
    }

    @Test
    void keepsWhatWasPushedWithinTheAgeAndExactlySoLongAgo() {
        image("A", 14).tag("a", "A", 14).image("B", 15).tag("b", "B", 15);

        assertThat(kept(protect("tags: ['*'], protect: {pushedWithin: 14d}"), TAKE_ALL))
                .containsExactly("A", "a");
    }

    @Test
    void keepsWhatWasPulledWithinTheAgeAndCountsFromThePushWhatNeverWas() {
        image("A", 90).image("B", 90).image("C", 30).tag("c", "C", 30).tag("b", "B", 90);
        tags.add(new Tag("a", "A", ago(90), ago(3)));

        assertThat(kept(protect("tags: ['*'], protect: {pulledWithin: 30d}"), TAKE_ALL))
                .containsExactly("A", "C", "a", "c");
    }

    @Test
    void keepsExactlySoManyOfTheMostRecent() {
        for (int i = 1; i <= 5; i++) {
            image("M" + i, 10 + i).tag("t" + i, "M" + i, 10 + i);
        }

        assertThat(kept(protect("tags: ['*'], protect: {mostRecent: 3}"), TAKE_ALL))
                .containsExactly("M1", "M2", "M3", "t1", "t2", "t3");
        assertThat(kept(protect("tags: ['*'], protect: {mostRecent: 5}"), TAKE_ALL))
                .hasSize(10);
    }

    @Test
    void ordersEqualTimesByName() {
        image("A", 20)
                .tag("b", "A", 20)
                .image("B", 20)
                .tag("a", "B", 20)
                .image("C", 20)
                .tag("c", "C", 20);

        assertThat(kept(protect("tags: ['*'], protect: {mostRecent: 1}"), TAKE_ALL))
                .containsExactly("B", "a");
    }

    @Test
    void countsImagesAndNotTheirTags() {
        image("A", 10).tag("latest", "A", 10).tag("1.1", "A", 10).image("B", 11).tag("1.0", "B", 11);
        image("C", 12).tag("0.9", "C", 12);

        assertThat(kept(protect("tags: ['*'], protect: {mostRecent: 2}"), TAKE_ALL))
                .containsExactly("1.0", "1.1", "A", "B", "latest");
    }

    @Test
    void ordersByVersionWhereARuleSaysSo() {
        image("A", 10).tag("v1.9.0", "A", 10).image("B", 20).tag("v1.10.0", "B", 20);
        image("C", 15).tag("v1.10.0-rc1", "C", 15).image("D", 9).tag("latest", "D", 9);

        assertThat(kept(protect("tags: ['*'], protect: {mostRecent: {count: 2, by: version}}"), TAKE_ALL))
                .containsExactly("B", "C", "v1.10.0", "v1.10.0-rc1");
    }

    @Test
    void countsEachGroupOfTagsByItself() {
        image("A", 10)
                .tag("1.2", "A", 10)
                .image("B", 11)
                .tag("1.1", "B", 11)
                .image("C", 12)
                .tag("2.0", "C", 12);

        assertThat(kept(
                        protect("tags: ['regex:(\\d+)\\..*'], protect: {mostRecent: {count: 1, per: group}}"),
                        TAKE_ALL))
                .containsExactly("1.2", "2.0", "A", "C");
    }

    @Test
    void doesNotCountWhatAnEarlierRuleProtects() {
        image("A", 10)
                .tag("v1", "A", 10)
                .image("B", 11)
                .tag("ci", "B", 11)
                .image("C", 12)
                .tag("ci2", "C", 12);

        assertThat(kept(
                        protect("tags: ['v*'], protect: {}"),
                        "{name: newest, repositories: ['**'], tags: ['*'], protect: {mostRecent: 1}}",
                        TAKE_ALL))
                .containsExactly("A", "B", "ci", "v1");
    }

    @Test
    void keepsTheLastManifestsOfEveryKeptTagTheCurrentOneIncluded() {
        image("A", 40).image("B", 30).image("C", 20).image("D", 10).tag("edge", "D", 10);
        past("edge", "A", 40).past("edge", "B", 30).past("edge", "C", 20).past("edge", "D", 10);

        assertThat(kept(protect("protect: {rollback: 3}"), TAKE_UNTAGGED)).containsExactly("B", "C", "D", "edge");
        assertThat(kept(protect("tags: ['v*'], protect: {rollback: 3}"), TAKE_UNTAGGED))
                .containsExactly("D", "edge");
        assertThat(kept(TAKE_TAGS, protect("protect: {rollback: 3}"), TAKE_UNTAGGED))
                .isEmpty();
    }

    @Test
    void takesTheImageWithItsLastTag() {
        image("A", 20).tag("a", "A", 20).tag("b", "A", 20).image("B", 20).tag("c", "B", 20);

        assertThat(kept("{name: x, repositories: ['**'], tags: [a, c], delete: {olderThan: 0}}"))
                .containsExactly("A", "b");
    }

    @Test
    void takesUntaggedManifestsAndNotWhatATaggedIndexListsAtAnyDepth() {
        image("A", 20)
                .image("B", 20)
                .index("I", 20, "A", "absent")
                .index("J", 20, "I")
                .tag("v1", "J", 20);
        image("U", 20).image("Y", 7);

        assertThat(kept(TAKE_UNTAGGED)).containsExactly("A", "I", "J", "Y", "v1");
    }

    @Test
    void takesAnUntaggedListAndItsChildrenButNoChildThatIsTagged() {
        image("A", 20).image("B", 20).index("I", 20, "A", "B").tag("a", "A", 20);

        assertThat(kept(TAKE_UNTAGGED)).containsExactly("A", "a");
        assertThat(decision("B", decide(TAKE_UNTAGGED)).decision().rule()).isEqualTo("untagged");
    }

    @Test
    void keepsAChildWhileAnyLiveIndexListsIt() {
        image("A", 20).index("I", 20, "A").index("J", 20, "A").tag("j", "J", 20);

        assertThat(kept(TAKE_UNTAGGED)).containsExactly("A", "J", "j");
    }

    @Test
    void referrersLiveAndDieWithTheirSubjectHoweverFar() {
        image("A", 20).tag("v1", "A", 20).referrer("S", 20, "A").referrer("T", 20, "S");
        image("B", 20).referrer("X", 20, "B").referrer("Y", 20, "X");

        assertThat(kept(TAKE_UNTAGGED)).containsExactly("A", "S", "T", "v1");
    }

    @Test
    void referrersByTagLiveAndDieWithTheirSubjectAndNeverCount() {
        image(HASHED, 20).tag("v1", HASHED, 20).image("S", 1).tag("sha256-" + HEX + ".sig", "S", 10);
        image("R", 20).index("F", 20, "R").tag("sha256-" + HEX, "F", 20);

        assertThat(kept(protect("tags: ['*'], protect: {mostRecent: 1}"), TAKE_ALL))
                .contains(HASHED, "v1", "S", "R", "F", "sha256-" + HEX, "sha256-" + HEX + ".sig");
        assertThat(kept("{name: x, repositories: ['**'], tags: [v1], delete: {olderThan: 0}}"))
                .containsExactly("S", "sha256-" + HEX + ".sig");
    }

    @Test
    void takesOrphanedReferrersByTheirOwnRuleOnly() {
        referrer("S", 31, "gone")
                .image("P", 31)
                .tag("sha256-" + HEX + ".sig", "P", 31)
                .referrer("Y", 30, "gone");

        assertThat(kept(TAKE_ALL)).containsExactly("P", "S", "Y", "sha256-" + HEX + ".sig");
        assertThat(kept(TAKE_ORPHANS)).containsExactly("Y");
        assertThat(decision("S", decide()).orphaned()).isTrue();
    }

    @Test
    void keepsTheYoungWithTheirTagsWholeUnitOrNothing() {
        image("A", 3)
                .tag("a", "A", 20)
                .image("B", 20)
                .tag("b", "B", 3)
                .image("C", 7)
                .tag("c", "C", 7);

        assertThat(kept(TAKE_ALL)).containsExactly("A", "B", "a", "b");
        assertThat(decision("B", decide(TAKE_ALL)).decision())
                .extracting(Decision::rule, Decision::keptBy)
                .containsExactly("all", Decision.AGE);
    }

    @Test
    void keepsWhatSomebodyUsesAndItsChildren() {
        image("A", 20)
                .index("sha256:i", 20, "A")
                .image("B", 20)
                .tag("b", "B", 20)
                .image("C", 20)
                .tag("c", "C", 20);
        pins.add(new Pin("sha256:i", "cluster"));
        pins.add(new Pin("b", "job"));
        pins.add(new Pin("sha256:none", "cluster"));
        pins.add(new Pin("none", "job"));

        assertThat(kept(TAKE_ALL)).containsExactly("A", "B", "b", "sha256:i");
        assertThat(decide(TAKE_ALL).missing()).extracting(Pin::reference).containsExactly("none", "sha256:none");
        assertThat(decision("B", decide(TAKE_ALL)).decision().keptBy()).isEqualTo(Decision.IN_USE);
    }

    @Test
    void keepsEveryImageOfTheRepositoriesAboutWhichASilentFeedKnowsAndSaysWhatWouldTakeThem() {
        String untagged = "sha256:" + "b".repeat(64);
        image(HASHED, 20).tag("a", HASHED, 20).image(untagged, 20);
        String feeds = "version: 1\ninUse: {jobs: {repositories: ['%s']}}\nrules: [" + TAKE_ALL + "]\n";
        Map<String, String> silent = Map.of("jobs", "The feed 'jobs' is stale.");

        Decisions inScope = evaluation(feeds.formatted("library/*"), silent).of(contents(null));
        assertThat(keptOf(inScope)).containsExactly("a", HASHED, untagged);
        assertThat(decision(HASHED, inScope).rootReason()).isEqualTo(RootReason.IN_USE);
        assertThat(inScope.tags().get(0).decision())
                .isEqualTo(new Decision(
                        true,
                        "all",
                        "in use by somebody, perhaps: The feed 'jobs' is stale.; else: pushed 2026-11-03T02:30:00Z,"
                                + " longer ago than 0",
                        Decision.IN_USE));
        assertThat(inScope.missing()).isEmpty();

        assertThat(keptOf(evaluation(feeds.formatted("robotics/*"), silent).of(contents(null))))
                .isEmpty();
    }

    @Test
    void takesAnUntaggedListWhoseChildrenAreGoneAlready() {
        index("I", 20, "gone", "gone too").index("J", 20, "gone").tag("j", "J", 20);

        assertThat(kept(TAKE_UNTAGGED)).containsExactly("J", "j");
    }

    @Test
    void doesNotCallAReferrerOrphanedWhoseSubjectMayStillBePushed() {
        referrer("S", 6, "later").referrer("T", 8, "never");

        assertThat(kept(TAKE_UNTAGGED)).containsExactly("S", "T");
        assertThat(decision("S", decide()).orphaned()).isFalse();
        assertThat(decision("T", decide()).orphaned()).isTrue();

        image("later", 1).tag("v1", "later", 1);
        assertThat(decision("S", decide()).orphaned()).isFalse();
        assertThat(kept(TAKE_UNTAGGED)).contains("S");
    }

    @Test
    void takesNothingWhereRulesProtectEveryTag() {
        image("A", 90).tag("v1", "A", 90).image("B", 90).tag("v2", "B", 90);

        assertThat(kept(protect("tags: ['**'], protect: {}"), TAKE_ALL)).containsExactly("A", "B", "v1", "v2");
    }

    @Test
    void hasNothingToCountWhereThereAreNoTags() {
        image("A", 90).image("B", 1);

        assertThat(kept(protect("tags: ['*'], protect: {mostRecent: 5, pushedWithin: 30d, rollback: 3}"), TAKE_ALL))
                .containsExactly("B");
        manifests.clear();
        assertThat(kept(protect("tags: ['*'], protect: {mostRecent: 5}"), TAKE_ALL))
                .isEmpty();
    }

    @Test
    void keepsTheHistoryOfATagThatCannotBeRead() {
        image("A", 20).image("B", 20).image("C", 20);
        tags.add(new Tag("t", null, ago(20), null));
        past("t", "A", 20).past("t", "B", 20);

        assertThat(kept(TAKE_UNTAGGED)).containsExactly("A", "B", "t");
    }

    @Test
    void keepsEverythingWhereSomethingIsDamaged() {
        image("A", 20).tag("a", "A", 20).image("B", 20);

        assertThat(keptOf(evaluation(TAKE_ALL).of(contents("a manifest is damaged"))))
                .containsExactly("A", "B", "a");
    }

    @Test
    void saysWhereAPolicyWouldEmptyARepositoryThatSomebodyPushedToLately() {
        image("A", 20).tag("a", "A", 20);
        assertThat(decide(TAKE_ALL).emptied()).isTrue();
        assertThat(decide().emptied()).isFalse();

        tags.clear();
        tag("a", "A", 31);
        assertThat(decide(TAKE_ALL).emptied()).isFalse();
    }

    @Test
    void aCircleThatATagsNameClosesStays() {
        image(HASHED, 20).index("I", 20, HASHED).tag("sha256-" + HEX, "I", 20);

        assertThat(kept(TAKE_ALL)).contains(HASHED, "I");
    }

    @Test
    void answersTheSameInWhateverOrderARepositoryIsTold() {
        image("A", 20)
                .tag("b", "A", 20)
                .tag("a", "A", 20)
                .image("B", 20)
                .tag("d", "B", 20)
                .tag("c", "B", 20);
        image("C", 20).past("e", "C", 20).past("e", "A", 20);
        pins.add(new Pin("c", "job"));
        pins.add(new Pin("c", "cluster"));
        String[] rules = {protect("tags: ['*'], protect: {mostRecent: 1}"), TAKE_ALL};
        Decisions decisions = decide(rules);

        Stream.of(tags, manifests, history, pins).forEach(Collections::reverse);

        assertThat(decide(rules)).isEqualTo(decisions);
        assertThat(decision("A", decisions).decision().evidence()).startsWith("tag 'a': ");
    }

    private EvaluationTest image(String digest, int days) {
        return manifest(digest, days, null);
    }

    private EvaluationTest index(String digest, int days, String... children) {
        return manifest(digest, days, null, children);
    }

    private EvaluationTest referrer(String digest, int days, String subject) {
        return manifest(digest, days, subject);
    }

    private EvaluationTest manifest(String digest, int days, @Nullable String subject, String... children) {
        manifests.add(new Manifest(digest, ago(days), null, List.of(children), subject));
        return this;
    }

    private EvaluationTest tag(String name, String digest, int days) {
        tags.add(new Tag(name, digest, ago(days), null));
        return this;
    }

    private EvaluationTest past(String tag, String digest, int days) {
        history.add(new Past(tag, digest, ago(days)));
        return this;
    }

    private static Instant ago(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    private static String protect(String rest) {
        return "{name: protect, repositories: ['**'], " + rest + "}";
    }

    private Decisions decide(String... rules) {
        return evaluation(rules).of(contents(null));
    }

    private static Evaluation evaluation(String... rules) {
        String text =
                "version: 1\nrules:\n- " + String.join("\n- ", rules.length == 0 ? new String[] {TAKE_NOTHING} : rules);
        return evaluation(text, Map.of());
    }

    private static Evaluation evaluation(String text, Map<String, String> silent) {
        return new Evaluation(new PolicyFile("p", text).policy(), NOW, NOW.minus(Duration.ofDays(7)), silent);
    }

    private static final String TAKE_NOTHING =
            "{name: nothing, repositories: ['elsewhere'], tags: ['*'], delete: {olderThan: 0}}";

    private Contents contents(@Nullable String keptWhole) {
        return new Contents("library/app", tags, manifests, history, pins, keptWhole);
    }

    /** Tags and manifests that stay, by name. */
    private Set<String> kept(String... rules) {
        return keptOf(decide(rules));
    }

    private static Set<String> keptOf(Decisions decisions) {
        Set<String> kept = new TreeSet<>();
        decisions.tags().stream()
                .filter(tag -> tag.decision().keeps())
                .forEach(tag -> kept.add(tag.tag().name()));
        decisions.manifests().stream()
                .filter(manifest -> manifest.decision().keeps())
                .forEach(manifest -> kept.add(manifest.digest()));
        return kept;
    }

    private static Decisions.ManifestDecision decision(String digest, Decisions decisions) {
        return decisions.manifests().stream()
                .filter(manifest -> manifest.digest().equals(digest))
                .findFirst()
                .orElseThrow();
    }
}
