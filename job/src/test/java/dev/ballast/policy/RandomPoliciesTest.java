package dev.ballast.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.policy.Contents.Manifest;
import dev.ballast.policy.Contents.Past;
import dev.ballast.policy.Contents.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every policy and every repository; thousands of small random ones, where times are often equal. */
class RandomPoliciesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:30:00Z");
    private static final Instant CUTOFF = NOW.minus(Duration.ofDays(7));
    private static final int EACH = 4_000;
    private static final List<String> TARGETS = List.of(
            "tags: ['*']",
            "tags: ['a*', 'b']",
            "tags: ['regex:([ab]).*']",
            "untagged: true",
            "enabled",
            "tags: ['*'], untagged: true");
    private static final List<String> CONDITIONS = List.of(
            "",
            "mostRecent: 1",
            "mostRecent: {count: 2, by: version}",
            "mostRecent: {count: 1, per: group}",
            "pushedWithin: 12d",
            "mostRecent: 2, pushedWithin: 9d");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void decideNothingElseWhenTheyAreAskedAboutWhatIsLeft(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < EACH; i++) {
            Contents contents = contents(random);
            Evaluation evaluation = evaluation(rules(random));
            Contents left = left(contents, evaluation.of(contents));

            assertThat(taken(evaluation.of(left)))
                    .as("seed %d, %d: %s", seed, i, contents)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void takeNothingMoreWithAnotherRuleThatProtects(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < EACH; i++) {
            Contents contents = contents(random);
            List<String> rules = rules(random);
            Set<String> taken = taken(evaluation(rules).of(contents));
            rules.add(random.nextInt(rules.size() + 1), protect(random, "another"));

            assertThat(taken)
                    .as("seed %d, %d: %s by %s", seed, i, contents, rules)
                    .containsAll(taken(evaluation(rules).of(contents)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void takeNothingThatSomethingKeptLeadsTo(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < EACH; i++) {
            Contents contents = contents(random);
            Set<String> taken = taken(evaluation(rules(random)).of(contents));
            for (Manifest manifest : contents.manifests()) {
                if (!taken.contains(manifest.digest()) && !manifest.children().isEmpty()) {
                    assertThat(taken).as("seed %d, %d", seed, i).doesNotContainAnyElementsOf(manifest.children());
                }
                if (taken.contains(manifest.digest()) && manifest.subject() != null) {
                    boolean isOrphan = contents.byDigest().get(manifest.subject()) == null;
                    assertThat(isOrphan || taken.contains(manifest.subject()))
                            .as("seed %d, %d", seed, i)
                            .isTrue();
                }
            }
            for (Tag tag : contents.tags()) {
                if (!taken.contains("tag " + tag.name())) {
                    assertThat(taken)
                            .as("seed %d, %d: tag %s", seed, i, tag.name())
                            .doesNotContain(String.valueOf(tag.digest()));
                }
            }
        }
    }

    private static Contents contents(SplittableRandom random) {
        List<Manifest> manifests = new ArrayList<>();
        List<String> digests = new ArrayList<>(List.of("gone"));
        int many = 1 + random.nextInt(8);
        for (int i = 0; i < many; i++) {
            String digest = "m" + i;
            boolean isIndex = random.nextInt(4) == 0;
            String subject = random.nextInt(5) == 0 ? digests.get(random.nextInt(digests.size())) : null;
            List<String> children = isIndex
                    ? digests.stream().filter(known -> random.nextBoolean()).toList()
                    : List.of();
            manifests.add(new Manifest(digest, time(random), null, children, subject));
            digests.add(digest);
        }
        List<Tag> tags = new ArrayList<>();
        List<Past> history = new ArrayList<>();
        for (String name : new LinkedHashSet<>(List.of("a1", "a2", "b", "1.0", "1.1", "latest"))) {
            if (random.nextBoolean()) {
                String digest = "m" + random.nextInt(many);
                Instant at = time(random);
                tags.add(new Tag(name, digest, at, null));
                history.add(new Past(name, digest, at));
                history.add(new Past(name, "m" + random.nextInt(many), time(random)));
            }
        }
        return new Contents("p/r", tags, manifests, history, List.of(), null);
    }

    private static List<String> rules(SplittableRandom random) {
        List<String> rules = new ArrayList<>();
        int many = 1 + random.nextInt(5);
        for (int i = 0; i < many; i++) {
            String name = "rule " + i;
            rules.add(random.nextBoolean() ? protect(random, name) : delete(random, name));
        }
        return rules;
    }

    private static String protect(SplittableRandom random, String name) {
        return random.nextInt(6) == 0
                ? "{name: " + name + ", repositories: ['**'], protect: {rollback: " + (1 + random.nextInt(2)) + "}}"
                : "{name: " + name + ", repositories: ['**'], " + target(random) + "protect: {"
                        + CONDITIONS.get(random.nextInt(CONDITIONS.size())) + "}}";
    }

    private static String delete(SplittableRandom random, String name) {
        String target = random.nextInt(8) == 0 ? "orphanedReferrers: true, " : target(random);
        return "{name: " + name + ", repositories: ['**'], " + target + "delete: {olderThan: " + random.nextInt(15)
                + "d}}";
    }

    /** Of everything, now and then. */
    private static String target(SplittableRandom random) {
        String target = TARGETS.get(random.nextInt(TARGETS.size()));
        return target.equals("enabled") ? "" : target + ", ";
    }

    private static Evaluation evaluation(List<String> rules) {
        String text = "version: 1\nrules:\n- " + String.join("\n- ", rules);
        return new Evaluation(new PolicyFile("p", text).policy(), NOW, CUTOFF, Map.of());
    }

    private static Set<String> taken(Decisions decisions) {
        Set<String> taken = new TreeSet<>();
        decisions.tags().stream()
                .filter(tag -> !tag.decision().keeps())
                .forEach(tag -> taken.add("tag " + tag.tag().name()));
        decisions.manifests().stream()
                .filter(manifest -> !manifest.decision().keeps())
                .forEach(manifest -> taken.add(manifest.digest()));
        return taken;
    }

    /** The repository after what was taken is gone, and with it the history that named it. */
    private static Contents left(Contents contents, Decisions decisions) {
        Set<String> taken = new HashSet<>(taken(decisions));
        return new Contents(
                contents.repository(),
                contents.tags().stream()
                        .filter(tag -> !taken.contains("tag " + tag.name()))
                        .toList(),
                contents.manifests().stream()
                        .filter(manifest -> !taken.contains(manifest.digest()))
                        .toList(),
                contents.history().stream()
                        .filter(past -> !taken.contains("tag " + past.tag()) && !taken.contains(past.digest()))
                        .toList(),
                List.of(),
                null);
    }

    private static Instant time(SplittableRandom random) {
        return NOW.minus(Duration.ofDays(5 + random.nextInt(12)));
    }
}
