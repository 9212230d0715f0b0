package dev.ballast.testing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * What a role may do in S3 by one of the files in scripts/iam: statements that allow, each with actions and resources, no
 * conditions.
 */
public record RolePolicy(List<Statement> statements) {
    private static final String BUCKETS = "arn:aws:s3:::";

    /** The action that S3 asks for, by the first word of a request as {@link TestBucket#requests} has it. */
    private static final Map<String, String> ACTIONS = Map.of(
            "LIST", "s3:ListBucket",
            "HEAD", "s3:GetObject",
            "GET", "s3:GetObject",
            "PUT", "s3:PutObject",
            "DELETE", "s3:DeleteObject");

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

    /** Whether it allows a request, such as {@code GET a/key}, to a bucket. */
    public boolean allows(String bucket, String request) {
        String[] words = request.split(" ", 2);
        String action = action(request);
        String resource = BUCKETS + bucket + (words[0].equals("LIST") ? "" : "/" + words[1]);
        return statements.stream().anyMatch(statement -> statement.allows(action, resource));
    }

    private static String action(String request) {
        return requireNonNull(ACTIONS.get(request.split(" ", 2)[0]), request);
    }
}
