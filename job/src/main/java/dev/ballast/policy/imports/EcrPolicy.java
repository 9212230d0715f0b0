package dev.ballast.policy.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ballast.policy.imports.RuleList.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A lifecycle policy of Amazon ECR:
 *
 * <pre>{@code
 * {"rules": [{"rulePriority": 1, "description": "old builds",
 *    "selection": {"tagStatus": "tagged", "tagPatternList": ["build-*"], "countType": "sinceImagePushed",
 *                  "countUnit": "days", "countNumber": 14},
 *    "action": {"type": "expire"}}]}
 * }</pre>
 *
 * <p>Rules are applied by priority; what one of them matches, those behind it do not expire. So each becomes one that takes,
 * and one that keeps the rest of what it matches.
 */
final class EcrPolicy {
    private final JsonNode document;
    private final String repository;
    private final RuleList rules = new RuleList();

    EcrPolicy(JsonNode document, String repository) {
        this.document = document;
        this.repository = repository;
    }

    ImportedPolicy read() {
        List<JsonNode> byPriority = new ArrayList<>();
        policy().path("rules").forEach(byPriority::add);
        if (byPriority.isEmpty()) {
            throw new ForeignPolicyException("it has no list of 'rules', as lifecycle policies of ECR have");
        }
        byPriority.sort(
                Comparator.comparingInt(rule -> rule.path("rulePriority").asInt()));
        for (JsonNode rule : byPriority) {
            rule(rule, name(rule));
        }
        rules.note("ECR expires an image with all of its tags; here an image stays for a tag that stays");
        return rules.policy("the lifecycle policy of ECR's repository " + repository);
    }

    /** The answer of the command line holds the policy as a text. */
    private JsonNode policy() {
        if (!document.path("lifecyclePolicyText").isTextual()) {
            return document;
        }
        try {
            return new JsonMapper()
                    .readTree(document.path("lifecyclePolicyText").textValue());
        } catch (JsonProcessingException e) {
            throw new ForeignPolicyException("its lifecyclePolicyText is no JSON: " + e.getOriginalMessage());
        }
    }

    private static String name(JsonNode rule) {
        String description = rule.path("description").asText("");
        String priority = "rule " + rule.path("rulePriority").asText();
        return description.isBlank() || description.length() > 60 ? priority : priority + ": " + description;
    }

    private void rule(JsonNode rule, String name) {
        JsonNode selection = rule.path("selection");
        Target target = target(selection);
        if (!rule.path("action").path("type").asText("expire").equals("expire")) {
            rules.leaveOut(name + ": its action '"
                    + rule.path("action").path("type").asText() + "' is not to expire; all that it matches is kept");
            rules.protect(name, target, List.of());
            return;
        }
        if (target.tags().size() > 1) {
            rules.leaveOut(name + ": only images with a tag of each of " + target.tags()
                    + " are meant, which cannot be said; all that one of them matches is kept");
            rules.protect(name, target, List.of());
            return;
        }
        int number = selection.path("countNumber").asInt();
        switch (selection.path("countType").asText()) {
            case "imageCountMoreThan" -> {
                if (target.untagged() && !target.tags().isEmpty()) {
                    rules.leaveOut(name + ": images with and without tags are not counted together; of each, the last "
                            + number + " are kept");
                }
                rules.protect(name + ", newest", target, List.of("mostRecent: " + Math.max(1, number)));
                rules.expire(name, target, "0");
            }
            case "sinceImagePushed" -> rules.expire(name, target, number + "d");
            case "sinceImagePulled" -> {
                rules.protect(name + ", pulled", target, List.of("pulledWithin: " + number + "d"));
                rules.expire(name, target, "0");
            }
            default ->
                rules.leaveOut(name + ": '" + selection.path("countType").asText()
                        + "' cannot be said; all that it matches is kept");
        }
        rules.protect(name + ", the rest", target, List.of());
    }

    private Target target(JsonNode selection) {
        List<String> tags = new ArrayList<>();
        selection.path("tagPatternList").forEach(pattern -> tags.add(pattern.asText()));
        selection.path("tagPrefixList").forEach(prefix -> tags.add(prefix.asText() + "*"));
        String status = selection.path("tagStatus").asText();
        return switch (status) {
            case "untagged" -> new Target(List.of(repository), List.of(), List.of(), List.of(), true);
            case "any" -> new Target(List.of(repository), List.of(), List.of("*"), List.of(), true);
            default -> Target.tags(List.of(repository), tags.isEmpty() ? List.of("*") : tags);
        };
    }
}
