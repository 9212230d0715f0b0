package dev.ballast.policy.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ballast.policy.imports.RuleList.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Harbor's retention of a project, as its API 2.0 gives it:
 *
 * <pre>{@code
 * {"algorithm": "or", "rules": [{"disabled": false, "action": "retain", "template": "latestPushedK",
 *    "params": {"latestPushedK": 10},
 *    "tag_selectors": [{"kind": "doublestar", "decoration": "matches", "pattern": "**", "extras": "{\"untagged\":true}"}],
 *    "scope_selectors": {"repository": [{"kind": "doublestar", "decoration": "repoMatches", "pattern": "**"}]}}]}
 * }</pre>
 *
 * <p>What any rule retains stays; in the repositories that rules name, everything else goes.
 */
final class HarborPolicy {
    private final JsonNode document;
    private final String project;
    private final RuleList rules = new RuleList();
    private final Set<String> scopes = new LinkedHashSet<>();

    HarborPolicy(JsonNode document, String project) {
        this.document = document;
        this.project = project;
    }

    ImportedPolicy read() {
        if (!document.path("rules").isArray()) {
            throw new ForeignPolicyException("it has no list of 'rules', as Harbor's retention has");
        }
        int number = 0;
        boolean isWhole = true;
        for (JsonNode rule : document.path("rules")) {
            number++;
            if (rule.path("disabled").asBoolean()) {
                rules.note("rule " + number + " is disabled in Harbor, and left out");
            } else {
                isWhole &= rule(rule, "retain " + number);
            }
        }
        if (!scopes.isEmpty() && isWhole) {
            rules.expire(
                    "not retained", target(new ArrayList<>(scopes), List.of(), List.of("*"), List.of(), true), "0");
        } else if (!isWhole) {
            rules.leaveOut(
                    "what no rule retains would go, but which repositories that is cannot be said; nothing goes");
        }
        rules.note("Harbor from 2.15 keeps its tags outside of the storage; 'run' refuses such a policy there");
        return rules.policy("the retention of Harbor's project " + project);
    }

    /** Whether it is known in which repositories the rule makes the others go. */
    private boolean rule(JsonNode rule, String name) {
        List<String> repositories = new ArrayList<>();
        List<String> exceptRepositories = new ArrayList<>();
        for (JsonNode selector : rule.path("scope_selectors").path("repository")) {
            boolean isExcluding = selector.path("decoration").asText().equals("repoExcludes");
            for (String pattern : globs(selector, name)) {
                (isExcluding ? exceptRepositories : repositories).add(project + "/" + pattern);
            }
            if (!isPlain(selector)) {
                return false;
            }
        }
        if (repositories.isEmpty()) {
            repositories.add(project + "/**");
        }
        List<String> tags = new ArrayList<>();
        List<String> exceptTags = new ArrayList<>();
        boolean untagged = false;
        for (JsonNode selector : rule.path("tag_selectors")) {
            boolean isExcluding = selector.path("decoration").asText().equals("excludes");
            untagged |= selector.path("extras").asText("").replace(" ", "").contains("\"untagged\":true");
            if (isPlain(selector)) {
                (isExcluding ? exceptTags : tags).addAll(globs(selector, name));
            } else {
                rules.leaveOut(name + ": the tags '" + selector.path("pattern").asText()
                        + "' cannot be said as globs; every tag is kept there");
                tags.add("*");
            }
        }
        if (tags.isEmpty()) {
            tags.add("*");
        }
        if (!exceptRepositories.isEmpty()) {
            rules.leaveOut(name + ": whether the repositories that it excludes are emptied depends on the other rules;"
                    + " nothing is taken of them");
        } else {
            scopes.addAll(repositories);
        }
        rules.protect(
                name, target(repositories, exceptRepositories, tags, exceptTags, untagged), conditions(rule, name));
        return true;
    }

    private List<String> conditions(JsonNode rule, String name) {
        JsonNode params = rule.path("params");
        String template = rule.path("template").asText();
        int number = params.path(template).asInt();
        return switch (template) {
            case "always" -> List.of();
            case "latestPushedK" -> List.of("mostRecent: " + Math.max(1, number));
            case "nDaysSinceLastPush" -> List.of("pushedWithin: " + number + "d");
            case "nDaysSinceLastPull", "lastXDays" -> List.of("pulledWithin: " + number + "d");
            default -> {
                rules.leaveOut(name + ": '" + template + "' cannot be said; all that it could retain is kept");
                yield List.of();
            }
        };
    }

    private List<String> globs(JsonNode selector, String name) {
        String pattern = selector.path("pattern").asText();
        if (!isPlain(selector)) {
            rules.leaveOut(name + ": the pattern '" + pattern + "' cannot be said as globs");
            return List.of();
        }
        return Braces.expanded(pattern);
    }

    private static boolean isPlain(JsonNode selector) {
        return selector.path("kind").asText("doublestar").equals("doublestar")
                && Braces.expanded(selector.path("pattern").asText()).stream()
                        .allMatch(glob -> Braces.isGlob(glob) && !glob.isEmpty());
    }

    private static Target target(
            List<String> repositories,
            List<String> exceptRepositories,
            List<String> tags,
            List<String> exceptTags,
            boolean untagged) {
        return new Target(repositories, exceptRepositories, tags, exceptTags, untagged);
    }
}
