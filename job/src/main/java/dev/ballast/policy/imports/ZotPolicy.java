package dev.ballast.policy.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ballast.policy.imports.RuleList.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * The retention in zot's configuration:
 *
 * <pre>{@code
 * {"storage": {"retention": {"delay": "24h", "policies": [
 *    {"repositories": ["infra/*"], "deleteReferrers": true, "deleteUntagged": true,
 *     "keepTags": [{"patterns": ["v2.*"], "mostRecentlyPushedCount": 10, "pushedWithin": "720h"}]}]}}}
 * }</pre>
 *
 * <p>The first policy whose repositories match holds. A tag stays if one of {@code keepTags} that match it says so; with
 * none of them at all, every tag stays. Patterns of tags are regular expressions that match anywhere.
 */
final class ZotPolicy {
    private final JsonNode document;
    private final RuleList rules = new RuleList();

    ZotPolicy(JsonNode document) {
        this.document = document;
    }

    ImportedPolicy read() {
        JsonNode retention = document.path("storage").path("retention");
        if (!retention.path("policies").isArray()) {
            throw new ForeignPolicyException("it has no list 'storage.retention.policies', as zot's configuration has");
        }
        if (document.path("storage").path("subPaths").findValue("retention") != null) {
            rules.leaveOut("retention of 'subPaths' is not read; import the configuration of each by itself");
        }
        if (retention.path("dryRun").asBoolean()) {
            rules.note("zot only pretends (dryRun); 'run' plans, and deletes nothing by itself");
        }
        String delay = GoDuration.age(retention.path("delay").asText("24h")).orElse("24h");
        List<String> before = new ArrayList<>();
        int number = 0;
        boolean isKnown = true;
        for (JsonNode policy : retention.path("policies")) {
            number++;
            List<String> repositories = new ArrayList<>();
            for (JsonNode pattern : policy.path("repositories")) {
                List<String> globs = Braces.expanded(pattern.asText());
                isKnown &= globs.stream().allMatch(glob -> Braces.isGlob(glob) && !glob.isEmpty());
                repositories.addAll(globs);
            }
            if (!isKnown) {
                rules.leaveOut("policy " + number + " and those behind it: its repositories cannot be said as globs, so"
                        + " nothing is taken by them");
                break;
            }
            policy(
                    policy,
                    "policy " + number,
                    Target.tags(repositories, List.of()).except(List.copyOf(before)),
                    delay);
            before.addAll(repositories);
        }
        return rules.policy("zot's configuration");
    }

    private void policy(JsonNode policy, String name, Target target, String delay) {
        int number = 0;
        for (JsonNode kept : policy.path("keepTags")) {
            number++;
            List<String> patterns = new ArrayList<>();
            kept.path("patterns").forEach(pattern -> patterns.add("regex:.*(?:" + pattern.asText() + ").*"));
            List<String> tags = patterns.isEmpty() ? List.of("*") : patterns;
            String rule = name + ", tags " + number;
            rules.protect(rule, with(target, tags, false), conditions(kept, rule));
        }
        if (number > 0) {
            rules.expire(name + ", other tags", with(target, List.of("*"), false), "0");
        }
        if (policy.path("deleteUntagged").asBoolean(true)) {
            rules.expire(name + ", untagged", with(target, List.of(), true), delay);
        }
        if (policy.path("deleteReferrers").asBoolean(false)) {
            rules.deleteOrphanedReferrers(name + ", orphaned referrers", target, delay);
        }
    }

    private List<String> conditions(JsonNode kept, String name) {
        List<String> conditions = new ArrayList<>();
        if (kept.path("mostRecentlyPulledCount").asInt() > 0) {
            rules.leaveOut(name + ": 'mostRecentlyPulledCount' cannot be said; all of its tags are kept");
            return List.of();
        }
        if (kept.path("mostRecentlyPushedCount").asInt() > 0) {
            conditions.add("mostRecent: " + kept.path("mostRecentlyPushedCount").asInt());
        }
        for (String field : List.of("pushedWithin", "pulledWithin")) {
            if (kept.hasNonNull(field)) {
                String text = kept.path(field).asText();
                if (GoDuration.age(text).isEmpty()) {
                    rules.leaveOut(name + ": '" + field + ": " + text + "' cannot be said; all of its tags are kept");
                    return List.of();
                }
                conditions.add(field + ": " + GoDuration.age(text).get());
            }
        }
        return conditions;
    }

    private static Target with(Target target, List<String> tags, boolean untagged) {
        return new Target(target.repositories(), target.exceptRepositories(), tags, List.of(), untagged);
    }
}
