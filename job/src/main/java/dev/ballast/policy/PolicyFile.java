package dev.ballast.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A policy as it is written, in YAML:
 *
 * <pre>{@code
 * version: 1
 * minAge: 7d
 * rules:
 *   - name: releases
 *     repositories: ["robotics/**"]
 *     tags: ["v*", 'regex:\d+\.\d+\.\d+']
 *     protect: {}
 *   - name: untagged
 *     repositories: ["**"]
 *     untagged: true
 *     delete: {olderThan: 7d}
 * }</pre>
 *
 * <p>It travels as text to where it is asked.
 *
 * @param name the file's name, for messages
 */
public record PolicyFile(String name, String text) implements Serializable {

    /**
     * Reads a file.
     *
     * @throws BadPolicyException if it cannot be read
     */
    public static PolicyFile read(Path file) {
        try {
            return new PolicyFile(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new BadPolicyException("Cannot read the policy: there is no file " + file + ".");
        } catch (CharacterCodingException e) {
            throw new BadPolicyException("Cannot read the policy in " + file + ": it is no text in UTF-8.");
        } catch (IOException e) {
            throw new BadPolicyException("Cannot read the policy in " + file + " ("
                    + e.getClass().getSimpleName() + "); name a file that this user may read.");
        }
    }

    /**
     * What it says.
     *
     * @throws BadPolicyException if it cannot be understood; it names everything that is wrong
     */
    public Policy policy() {
        return new PolicyParser(this).policy();
    }

    /** The hash of its bytes, in hexadecimal. */
    public String sha256() {
        return Hashing.sha256().hashString(text, UTF_8).toString();
    }

    /** What editors check and complete such files by: a JSON Schema. */
    public static String schema() {
        try (var stream = PolicyFile.class.getResourceAsStream("policy.schema.json")) {
            if (stream == null) {
                throw new IllegalStateException("The schema of policies is not among the resources");
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read the schema of policies", e);
        }
    }
}
