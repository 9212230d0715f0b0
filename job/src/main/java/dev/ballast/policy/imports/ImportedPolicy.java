package dev.ballast.policy.imports;

import java.util.List;

/**
 * A policy that was another registry's.
 *
 * @param yaml the policy, with comments
 * @param leftOut what it does not say, a sentence each; then it keeps more than the original
 * @param notes where it says the same by other means, or in a registry's own way, a sentence each
 */
public record ImportedPolicy(String yaml, List<String> leftOut, List<String> notes) {
    public ImportedPolicy {
        leftOut = List.copyOf(leftOut);
        notes = List.copyOf(notes);
    }
}
