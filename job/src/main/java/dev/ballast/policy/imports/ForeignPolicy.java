package dev.ballast.policy.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/** The registries whose policies are understood. */
public enum ForeignPolicy {
    /** Retention of a project: {@code GET /api/v2.0/retentions/ID}. */
    HARBOR,
    /** The configuration file, of which {@code storage.retention} is read. */
    ZOT,
    /** A project, or its {@code container_expiration_policy}: {@code GET /api/v4/projects/ID}. */
    GITLAB,
    /** A lifecycle policy: {@code aws ecr get-lifecycle-policy}, or its {@code lifecyclePolicyText}. */
    ECR;

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Says a policy in this project's words.
     *
     * @param project whose policy it is, where the document does not say: Harbor's project, GitLab's path, ECR's repository
     * @throws ForeignPolicyException if it is none
     */
    public ImportedPolicy read(String text, @Nullable String project) {
        JsonNode document;
        try {
            document = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new ForeignPolicyException("it is no JSON: " + e.getOriginalMessage());
        }
        if (document == null || !document.isObject()) {
            throw new ForeignPolicyException("it is no JSON object");
        }
        return switch (this) {
            case HARBOR -> new HarborPolicy(document, required(project, "Harbor's project")).read();
            case ZOT -> new ZotPolicy(document).read();
            case GITLAB -> new GitLabPolicy(document, project).read();
            case ECR -> new EcrPolicy(document, required(project, "the repository")).read();
        };
    }

    private static String required(@Nullable String project, String what) {
        if (project == null) {
            throw new ForeignPolicyException("it does not say whose it is; name " + what + " with --project");
        }
        return project;
    }
}
