package dev.ballast.plan;

import java.util.List;
import java.util.Optional;

/**
 * What the gates judge of a policy.
 *
 * @param untaggedRule the first rule that takes manifests without a tag, if one does
 * @param tags tags of all repositories
 * @param revisions revisions of all repositories
 * @param harbor whether the storage is Harbor's, which keeps tags elsewhere
 * @param emptied repositories that the policy would empty although a tag was pushed lately
 * @param mayEmpty whether that was allowed
 * @param silentFeeds what is wrong with feeds of images in use that know about some repositories only, a sentence each
 * @param feedProblems what is wrong with other feeds of images in use, a sentence each
 */
public record PolicyFacts(
        Optional<String> untaggedRule,
        long tags,
        long revisions,
        boolean harbor,
        long emptied,
        boolean mayEmpty,
        List<String> silentFeeds,
        List<String> feedProblems) {
    /** There is no policy. */
    public static final PolicyFacts NONE =
            new PolicyFacts(Optional.empty(), 0, 0, false, 0, false, List.of(), List.of());
}
