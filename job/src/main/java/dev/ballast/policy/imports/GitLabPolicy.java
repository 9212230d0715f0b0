package dev.ballast.policy.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ballast.policy.imports.RuleList.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GitLab's cleanup policy of a project's container registry, as its API 4 gives it:
 *
 * <pre>{@code
 * {"path_with_namespace": "group/app", "container_expiration_policy": {"enabled": true, "cadence": "1d", "keep_n": 10,
 *    "older_than": "90d", "name_regex": ".*", "name_regex_keep": "release-.*"}}
 * }</pre>
 *
 * <p>Of the tags that the expression matches, {@code latest} stays, the newest {@code keep_n} stay, those stay that the
 * other expression matches, and those that are not older; the rest goes.
 */
final class GitLabPolicy {
    private static final String EVERYTHING = ".*";

    private final JsonNode document;
    private final @Nullable String project;
    private final RuleList rules = new RuleList();

    GitLabPolicy(JsonNode document, @Nullable String project) {
        this.document = document;
        this.project = project;
    }

    ImportedPolicy read() {
        JsonNode policy = document.path("container_expiration_policy").isObject()
                ? document.path("container_expiration_policy")
                : document;
        if (!policy.has("keep_n") && !policy.has("older_than") && !policy.has("name_regex")) {
            throw new ForeignPolicyException("it has no 'container_expiration_policy', as GitLab's projects have");
        }
        String path = project == null ? document.path("path_with_namespace").asText("") : project;
        if (path.isEmpty()) {
            throw new ForeignPolicyException("it does not say whose it is; name the project's path with --project");
        }
        rules(policy, List.of(path, path + "/**"));
        if (!policy.path("enabled").asBoolean(true)) {
            rules.note("the policy is switched off in GitLab");
        }
        rules.note(
                "GitLab orders tags and counts their age by when images were built, these rules by when they were pushed");
        return rules.policy("the cleanup policy of GitLab's project " + path);
    }

    private void rules(JsonNode policy, List<String> repositories) {
        String matched = first(policy, "name_regex", "name_regex_delete");
        if (matched.isEmpty()) {
            rules.leaveOut("no expression says which tags may go, so none goes");
            return;
        }
        List<String> tags = List.of(matched.equals(EVERYTHING) ? "*" : "regex:" + matched);
        rules.protect("latest", Target.tags(repositories, List.of("latest")), List.of());
        int count = policy.path("keep_n").asInt(0);
        if (count > 0) {
            rules.protect("newest", Target.tags(repositories, tags), List.of("mostRecent: " + count));
        }
        String kept = first(policy, "name_regex_keep");
        if (!kept.isEmpty()) {
            rules.protect("kept by name", Target.tags(repositories, List.of("regex:" + kept)), List.of());
        }
        String age = first(policy, "older_than");
        if (!age.isEmpty() && !age.matches("\\d{1,9}[smhdw]")) {
            rules.leaveOut("'older_than: " + age + "' is no age, so nothing goes");
            return;
        }
        rules.expire("expired", Target.tags(repositories, tags), age.isEmpty() ? "0" : age);
    }

    private static String first(JsonNode policy, String... fields) {
        for (String field : fields) {
            if (policy.hasNonNull(field) && !policy.path(field).asText().isEmpty()) {
                return policy.path(field).asText();
            }
        }
        return "";
    }
}
