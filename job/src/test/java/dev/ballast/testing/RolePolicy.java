package dev.ballast.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ballast.testing.SentActions.Action;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * What a role may do in S3 by one of the files in scripts/iam: statements that allow, each with actions and resources, no
 * conditions.
 */
public record RolePolicy(List<Statement> statements) {
    private static final String BUCKETS = "arn:aws:s3:::";

    /**
     * One statement.
     *
     * @param resources of which a last asterisk stands for whatever follows
     */
    public record Statement(List<String> actions, List<String> resources) {
        private boolean allows(String action, String resource) {
            return actions.contains(action)
                    && resources.stream()
                            .anyMatch(pattern -> pattern.endsWith("*")
                                    ? resource.startsWith(pattern.substring(0, pattern.length() - 1))
                                    : resource.equals(pattern));
        }
    }

    /**
     * Reads a file as an administrator adapts it.
     *
     * @param placeholder how the file names the bucket
     * @param prefix where in the bucket everything lies
     */
    public static RolePolicy read(Path file, String placeholder, String bucket, String prefix) throws IOException {
        JsonNode document = new ObjectMapper().readTree(file.toFile());
        return new RolePolicy(StreamSupport.stream(document.get("Statement").spliterator(), false)
                .map(statement -> new Statement(
                        texts(statement.get("Action")),
                        texts(statement.get("Resource")).stream()
                                .map(resource -> resource.replace(placeholder + "/", bucket + "/" + prefix)
                                        .replace(placeholder, bucket))
                                .toList()))
                .toList());
    }

    private static List<String> texts(JsonNode oneOrMore) {
        return oneOrMore.isArray()
                ? StreamSupport.stream(oneOrMore.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : List.of(oneOrMore.asText());
    }

    /** All actions that it allows somewhere. */
    public Set<String> actions() {
        Set<String> actions = new TreeSet<>();
        statements.forEach(statement -> actions.addAll(statement.actions()));
        return actions;
    }

    /** Whether some statement allows it. */
    public boolean allows(Action action) {
        String resource = BUCKETS + action.bucket() + (action.key().isEmpty() ? "" : "/" + action.key());
        return statements.stream().anyMatch(statement -> statement.allows(action.name(), resource));
    }
}
