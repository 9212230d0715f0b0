package dev.ballast.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The last manifests of every kept tag, as far as rules keep them: by rule and digest, why. In the order of the rules. */
final class Rollback {
    private final Map<String, Map<String, String>> reasons;

    private Rollback(Map<String, Map<String, String>> reasons) {
        this.reasons = reasons;
    }

    /**
     * Looks at the history of tags.
     *
     * @param keptTags by name, what each points at
     */
    static Rollback of(List<Rule> rules, Map<String, String> keptTags, List<Contents.Past> history) {
        Map<String, Map<String, String>> reasons = new LinkedHashMap<>();
        Map<String, List<Contents.Past>> byTag = new TreeMap<>();
        for (Rule rule : rules) {
            if (!(rule.action() instanceof Protect protect) || protect.rollback() == null) {
                continue;
            }
            if (byTag.isEmpty()) {
                history.forEach(past -> byTag.computeIfAbsent(past.tag(), unseen -> new ArrayList<>())
                        .add(past));
            }
            Map<String, String> kept = reasons.computeIfAbsent(rule.name(), unseen -> new HashMap<>());
            keptTags.forEach((tag, current) -> {
                if (rule.tags().contain(tag)) {
                    List<String> last = last(current, byTag.getOrDefault(tag, List.of()));
                    for (int i = 0; i < Math.min(protect.rollback(), last.size()); i++) {
                        kept.putIfAbsent(
                                last.get(i),
                                "number " + (i + 1) + " of the last " + protect.rollback() + " of tag '" + tag + "'");
                    }
                }
            });
        }
        return new Rollback(reasons);
    }

    /** What keeps a manifest for the sake of a tag that used to point at it, if a rule does. */
    Optional<Decision> of(String digest) {
        for (Map.Entry<String, Map<String, String>> rule : reasons.entrySet()) {
            String reason = rule.getValue().get(digest);
            if (reason != null) {
                return Optional.of(Decision.keep(rule.getKey(), reason));
            }
        }
        return Optional.empty();
    }

    /** The current one first, then the newest; of one time, by digest. */
    private static List<String> last(String current, List<Contents.Past> history) {
        List<Contents.Past> newestFirst = new ArrayList<>(history);
        newestFirst.sort(Comparator.comparing((Contents.Past past) -> past.at() == null ? Instant.MAX : past.at())
                .reversed()
                .thenComparing(Contents.Past::digest));
        List<String> digests = new ArrayList<>(List.of(current));
        newestFirst.stream()
                .map(Contents.Past::digest)
                .filter(digest -> !digest.equals(current))
                .forEach(digests::add);
        return digests;
    }
}
