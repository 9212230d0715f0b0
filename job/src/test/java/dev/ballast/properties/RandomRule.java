package dev.ballast.properties;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A rule of a random policy, as its maker knows it.
 *
 * @param tags whole names, or beginnings with {@code *} behind; none if it is not about tags
 * @param mostRecent how many it keeps; 0 if it does not count
 * @param rollback how many of each tag's last manifests it keeps; 0 if it does not look at history
 * @param days of {@code pushedWithin} or {@code olderThan}; -1 if it has no such condition
 */
record RandomRule(
        String name,
        List<String> tags,
        boolean untagged,
        boolean orphans,
        boolean protects,
        int mostRecent,
        int rollback,
        int days) {
    private static final List<List<String>> TAGS =
            List.of(List.of("*"), List.of("1*", "a"), List.of("latest"), List.of("e*", "s*", "b"));

    static List<RandomRule> some(RandomGenerator random, String prefix) {
        List<RandomRule> rules = new ArrayList<>();
        int many = 1 + random.nextInt(4);
        for (int i = 0; i < many; i++) {
            rules.add(one(random, prefix + " " + i));
        }
        return rules;
    }

    private static RandomRule one(RandomGenerator random, String name) {
        boolean protects = random.nextInt(3) == 0;
        if (protects && random.nextInt(4) == 0) {
            return new RandomRule(name, List.of("*"), false, false, true, 0, 1 + random.nextInt(2), -1);
        }
        int target = random.nextInt(8);
        List<String> tags = target < 5 ? TAGS.get(random.nextInt(TAGS.size())) : List.of();
        int days = random.nextInt(22);
        boolean counts = protects && random.nextInt(2) == 0;
        return new RandomRule(
                name,
                tags,
                target >= 4 && target < 7,
                target == 7 || random.nextInt(6) == 0,
                protects,
                counts ? 1 + random.nextInt(2) : 0,
                0,
                protects && random.nextBoolean() ? -1 : days);
    }

    boolean names(String tag) {
        return tags.stream()
                .anyMatch(wanted -> wanted.endsWith("*")
                        ? tag.startsWith(wanted.substring(0, wanted.length() - 1))
                        : tag.equals(wanted));
    }

    /** By what does not count: whether it decides about something of that age. */
    boolean decides(Instant pushedAt, Instant now) {
        Duration age = Duration.between(pushedAt, now);
        Duration limit = Duration.ofDays(days);
        if (!protects) {
            return age.compareTo(limit) > 0;
        }
        return days >= 0 ? age.compareTo(limit) <= 0 : mostRecent == 0 && rollback == 0;
    }

    /** As a policy says it. */
    String yaml(String prefix) {
        List<String> fields = new ArrayList<>();
        fields.add("name: " + name);
        fields.add("repositories: ['" + prefix + "/**', '" + prefix + "-b/**', '" + prefix + "-c']");
        if (!tags.isEmpty()) {
            fields.add("tags: " + tags.stream().map(tag -> "'" + tag + "'").collect(joining(", ", "[", "]")));
        }
        if (untagged) {
            fields.add("untagged: true");
        }
        if (orphans) {
            fields.add("orphanedReferrers: true");
        }
        List<String> conditions = new ArrayList<>();
        if (mostRecent > 0) {
            conditions.add("mostRecent: " + mostRecent);
        }
        if (rollback > 0) {
            conditions.add("rollback: " + rollback);
        }
        if (days >= 0) {
            conditions.add((protects ? "pushedWithin: " : "olderThan: ") + days + "d");
        }
        fields.add((protects ? "protect: {" : "delete: {") + String.join(", ", conditions) + "}");
        return "{" + String.join(", ", fields) + "}";
    }
}
